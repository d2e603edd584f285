### The words of the command line.

## Help

cli-usage = Usage:{" "}
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
help-huoyan = Huoyan: trains eyes that see hazards
help-help = Show this help
help-version = Show the version
help-language = The language to use: zh-CN or en; the system's by default
help-play = Open the booth
help-play-exhibit = The exhibit file; by default levels/exhibit.ron beside the program
help-play-data = The folder for records
help-play-assets = The folder of the program's own drawings
help-play-script = Play what this file says
help-play-shots = Save a picture of each screen into this folder
help-play-trace = Write each touch and what came of it to this file
help-play-acks = Write the number of each answer to this file once it is on disk
help-play-seed = Fix what is drawn by chance
help-play-window = The window's size, such as 1920x1080; the whole screen by default
help-play-ppi = Pixels per inch of the screen, whatever the exhibit file says
help-play-measure = Write how soon the booth answers and what it costs to this file (JSON)
help-play-headless = Without a window: the script runs as fast as its pictures can be drawn
help-play-comfort = Begin every visit with larger text, high contrast or everything within reach, such as text,contrast
help-play-reduced-motion = Begin every visit with less motion
help-check = Find every fault of the content
help-check-paths = Content folders, pack folders or level files; by default levels beside the program
help-check-format = How to answer: text (default) or json
help-check-today = The day on which facts are judged, such as 2027-01-31; today by default
help-check-deny-warnings = Count warnings as faults
help-check-assets = The folder of the program's own drawings
help-preview = Draw a level into a picture, without the booth
help-preview-level = The level's file, or pack/level
help-preview-output = The file for the picture (PNG; with --graph also .svg)
help-preview-safe = Draw everything safe
help-preview-all-unsafe = Draw every hazard
help-preview-seed = The seed by which hazards are drawn; 1 by default
help-preview-regions = Outline what a touch can hit: hazards thick and red, safe things green, lures thin and blue
help-preview-graph = Draw the story of a case: a box for each node, an arrow for each way on
help-preview-size = At most so many pixels, such as 960x540; the scene's own size by default
help-preview-assets = The folder of the program's own drawings
help-preview-today = The day on which facts are judged, such as 2027-01-31; today by default
help-pin = Make the hash of a staff PIN, to be put into exhibit.ron
help-report = Sum up the records: what was found and what was missed
help-report-data = The folder for records
help-report-csv = Also write the tables as CSV files into this folder
help-report-format = How to answer: text (default) or json
help-simulate = Let a bot play many visits to see whether scores make sense
help-simulate-program = The program to play, such as construction/quick
help-simulate-bot = Who plays: random, perfect, tap-all or idle
help-simulate-visits = How many visits; 100 by default
help-simulate-seed = The seed of the first visit; each next one is one more
help-simulate-exhibit = The exhibit file; by default levels/exhibit.ron beside the program
help-simulate-data = Record the visits in this folder as a booth would; without it nothing is recorded
help-simulate-assets = The folder of the program's own drawings
help-simulate-today = The day on which facts are judged, such as 2027-01-31; today by default
help-simulate-ack = Print the number of each answer once it is on disk
help-simulate-format = How to answer: text (default) or json

## The staff PIN

pin-ask = Staff PIN (6 to 12 digits, nothing is shown):
pin-again = Once more:
pin-hash = The hash of the PIN:
pin-line = Put this line into exhibit.ron in place of the line that begins with staff:
pin-not-digits = the PIN may hold digits only; the staff door has no other keys
pin-too-short = the PIN needs at least { $min } digits
pin-too-long = the PIN may have at most { $max } digits
pin-trivial = this PIN is among the first that anybody tries; take another
pin-differs = the two PINs differ
pin-not-read = the PIN cannot be read: { $why }
pin-not-made = the hash cannot be made: the system gives no memory or no random numbers

## The command was wrong

cli-no-command = No command was given.
cli-unknown-command = There is no command '{ $of }'.
cli-unknown-argument = '{ $of }' cannot be used here.
cli-wrong-value = '{ $value }' is no value for { $of }.
cli-missing-argument = { $of } is missing.
cli-perhaps = Possible: { $near }
cli-see-help = Add --help to see what can be used.

## The command could not be completed

cli-failed = Not done: { $why }
cli-cannot-read = cannot read { $path }: { $why }
cli-cannot-write = cannot write { $path }: { $why }
cli-cannot-answer = cannot write the answer: { $why }
cli-store-version = { $path } holds records of version { $found }; this program knows version { $known }.
cli-store-unusable = the record file { $path } cannot be used: { $why }
cli-why-not-found = there is no such file or folder
cli-why-permission = permission denied
cli-why-full = the disk is full
cli-why-too-large = the file is too large
cli-no-booth = this build has no booth; it can check, report and simulate. Use the full build to open the booth.
cli-no-display = there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set. Open the booth on a desktop, or start the graphical system first
cli-dead-display = the display { $display } does not answer: the graphical system is not running, or this account may not use it
cli-booth-failed = the booth cannot be opened: { $why }
cli-no-content = the content in { $path } has errors; see what they are with the check command.
cli-no-level = there is no level '{ $level }', or it has errors; see what they are with the check command.
cli-no-scene = '{ $level }' is no hunt and has no scene to draw.
cli-no-story = '{ $level }' is no case and has no story to draw.
cli-graph-only = '{ $level }' is a case; add --graph to draw its story.
cli-cannot-draw = '{ $level }' cannot be drawn: { $why }
cli-no-program = there is no program '{ $program }'. There are: { $known }
cli-not-durable = nothing can be written to { $path }; nothing was recorded.

## check

check-error = error
check-warning = warning
check-in-file = file: { $file }
check-in-field = field: { $field }
check-hint = hint: { $hint }
check-summary = Checked { $files ->
    [one] 1 file
   *[other] { $files } files
}: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}.
check-clean = Checked { $files ->
    [one] 1 file
   *[other] { $files } files
}: no faults.

## preview

preview-written = { $path }: { $width }x{ $height }, unsafe: { $hazards }
preview-graph-written = { $path }: { $nodes } nodes

## simulate

simulate-title = { $bot } plays { $program } { $visits } times
simulate-score = mean score { $mean }, lowest { $lowest }, highest { $highest }
simulate-ended = played to the end { $completed } times, mean time { $mean } s, longest { $longest } s
