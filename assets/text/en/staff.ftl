### What staff reads: the PIN, how things stand, faults.

## The PIN

staff-pad-title = Staff PIN
staff-pad-hint = Type the PIN, then the check mark
staff-pad-short = The PIN has at least { $min } digits
staff-pad-checking = Checking…
staff-pad-wrong = Wrong PIN
staff-pad-wait = Wrong too often: wait { $secs } s
staff-pad-cancel = Cancel
staff-pad-enter = OK
staff-pad-erase = Delete a digit

## The screen

staff-title = For staff
staff-language = 中文
staff-overview = State
staff-content = Content check
staff-faults = Last faults
staff-close = Back to visitors
staff-reload = Reload content
staff-quit = Quit the program
staff-next = Next page
staff-previous = Previous page
staff-page = Page { $page } of { $pages }
staff-look-only = There is no staff PIN, so you can only look. Run huoyan pin on this computer, put the line it prints into exhibit.ron, and start the exhibit anew.
staff-look-only-broken = The content cannot be read, so the PIN is not known and you can only look.

## How things stand

staff-section-content = Content
staff-content-name = { $title } ({ $name })
staff-content-size = { $packs ->
    [1] 1 pack
   *[other] { $packs } packs
}, { $levels ->
    [1] 1 level
   *[other] { $levels } levels
}, version { $digest }
staff-content-sound = The check found nothing wrong
staff-content-told = The check found { $errors ->
    [1] 1 error
   *[other] { $errors } errors
} and { $warnings ->
    [1] 1 warning
   *[other] { $warnings } warnings
}
staff-content-read-at = Read { $time }
staff-content-none = There is nothing to show
staff-content-last-good = The files have errors: what was last good is shown
staff-content-waiting = The new content is ready and waits for the visit to end
staff-content-reading = Reading…
staff-section-records = Records
staff-records-tally = { $visits ->
    [1] 1 visit
   *[other] { $visits } visits
}, { $answers ->
    [1] 1 answer
   *[other] { $answers } answers
}
staff-records-on-disk = Kept in { $path }
staff-records-memory = In memory only, gone when switched off; they move to the disk as soon as it can be written
staff-records-waiting = { $n ->
    [1] 1 batch is not on disk yet; it is written
   *[other] { $n } batches are not on disk yet; they are written
} as soon as there is room
staff-records-none = They cannot be opened: nothing is recorded
staff-records-unanswered = The record file does not answer
staff-records-aside = { $n ->
    [1] 1 unusable file was
   *[other] { $n } unusable files were
} set aside in { $path }
staff-section-disk = Disk
staff-disk-space = { $free } free of { $total }
staff-disk-low = Nearly full: make room, or copy reports and records away first
staff-disk-unknown = Free space cannot be found out
staff-section-clock = Clock
staff-clock-now = { $time }
staff-clock-check = Compare it with your watch
staff-clock-implausible = The date is wrong, so times in records will be: set the clock
staff-section-sound = Sound
staff-sound-none = This program has no sound
staff-section-screen = Screen
staff-screen-pixels = { $width }×{ $height } pixels
staff-screen-size = { $width }×{ $height } mm, { $inches } inches across, { $ppi } pixels per inch
staff-screen-from-ppi = Its size is from the argument --ppi
staff-screen-from-exhibit = Its size is from exhibit.ron
staff-screen-from-display = Its size is what the display { $display } says
staff-screen-assumed = Its size is a guess, the usual 24 inches: write the real one into exhibit.ron
staff-section-program = Program
staff-program-version = Huoyan { $version }
staff-program-uptime = Running for { $days } d { $hours } h { $minutes } min
staff-section-visits = Today
staff-visits-today = { $n ->
    [1] 1 visit
   *[other] { $n } visits
}
staff-section-faults = Faults
staff-faults-none = No faults since the start
staff-faults-count = { $n ->
    [1] 1 kind
   *[other] { $n } kinds
}, the last at { $time }
staff-fault-times = { $time } ({ $n } times)

## Faults

fault-content = The content has { $errors ->
    [1] 1 error
   *[other] { $errors } errors
}; what is faulty is not shown
    .hint = See "Content check", mend it and reload.
fault-not-shown = { $path } holds nothing that can be shown
    .hint = Mend the errors listed first; if the file is missing, look at the content folder and the argument --exhibit.
fault-last-good = Today's content cannot be shown; what was last good is shown instead
    .hint = See "Content check", mend it and reload.
fault-not-taken = The content read anew has { $errors ->
    [1] 1 error
   *[other] { $errors } errors
} and was not taken over
    .hint = See "Content check", mend it and reload again.
fault-store-damaged = The record file was damaged; it was set aside and a new one begun: { $why }
    .hint = The damaged file is still there, with damaged in its name, for a technician.
fault-store-newer = A newer program wrote the records (version { $found }; this one knows { $known }); they were set aside and a new file begun
    .hint = Install the newer program again, then give the file its old name.
fault-store-memory = Records cannot be written to the disk and are kept in memory for now: { $why }
    .hint = Is the disk full or read-only? They move there by themselves; do not switch off before.
fault-store-closed = Records cannot be opened, nothing is recorded: { $why }
fault-record-waits = A record cannot be written now and waits in memory: { $why }
    .hint = Is the disk full? It is written as soon as there is room; do not switch off before.
fault-record-late = Writing a record took longer than { $millis } ms: the disk is slow, writing goes on
fault-record-lost = A record was not kept: { $why }
fault-records-written = The records that could not be written before are all on disk now
fault-clock-forward = The clock jumped { $minutes } minutes forward (it was set, or the computer slept)
fault-clock-back = The clock jumped { $minutes } minutes back
    .hint = Times in records may be wrong, their order is not. Set the clock.
fault-clock-implausible = The computer's date is { $date }, which cannot be right
    .hint = Set the clock; if it is wrong after every start, the battery on the main board may be empty.
fault-surface = The picture did not reach the screen for a while; the window was opened anew
    .hint = Is the screen switched off or a cable loose?
fault-render = The graphics card reported { $n ->
    [1] 1 error
   *[other] { $n } errors
} in drawing; the exhibit goes on: { $why }
