# What visitors read at the booth.
language-other = 中文
home = Home
comfort = Display
comfort-title = Easier to see and reach
comfort-until = Only for your visit: it all goes back when you leave
comfort-text = Large text
comfort-text-note = Bigger words
comfort-contrast = High contrast
comfort-contrast-note = Dark on white, clear borders
comfort-reach = Within reach
comfort-reach-note = Everything to touch is in the lower half
comfort-calm = Less motion
comfort-calm-note = A calmer picture
comfort-on = On
comfort-off = Off
comfort-close = Done
attract-tagline = Train sharp eyes that spot danger at a glance
attract-start = Touch to start
attract-start-other = 点一下，开始找隐患
attract-moment = What is wrong here?
programs-title = What would you like to play?
programs-minutes = { $minutes ->
    [1] about 1 minute
   *[other] about { $minutes } minutes
}
mode-spotting = Spot the hazards
mode-quiz = { $n ->
    [1] 1 quick question
   *[other] { $n } quick questions
}
briefing-round = Round { $round } of { $rounds }
briefing-hazards = { $min } to { $max } hazards are hidden here: tap each one you see
briefing-hazards-exact = { $n ->
    [1] One hazard is hidden here: tap it when you see it
   *[other] { $n } hazards are hidden here: tap each one you see
}
briefing-photo = There are hazards in this photo: tap each one you see
briefing-fair = Some things look dangerous but are safe: look first, then tap
briefing-hint = Stuck? Ask for a hint. All found? Tap "I'm done"
briefing-questions = { $n ->
    [1] One question: tap the answer you think is right
   *[other] { $n } questions: tap the answer you think is right
}
briefing-explained = Right or wrong, you learn why straight away
briefing-start = Start
scene-name = Scene: { $title }
scene-description = Move with the arrow keys, tap with Enter
slider-name = Number
hunt-time = { $secs } s
hunt-found = { $n } found
hunt-hint = Hint
hunt-done = I'm done
hunt-next-missed = Next
hunt-review = { $n } left to see
hunt-go-on = Continue
zoom-in = Zoom in
zoom-out = Zoom out
overview = Whole scene
hunt-pan = Drag the picture sideways to see the whole scene
hunt-found-title = Found: { $title }
hunt-missed-title = You missed this: { $title }
hunt-right = The right way:{ " " }
hunt-already = You have already found this one: look elsewhere
hunt-near = Very close! Look { $toward }
hunt-safe = This one is safe
hunt-background = No hazard here
hunt-background-why = Look closely before you tap: wild taps cost a little.
hunt-nudge = Still looking? Tap "Hint" and one will be circled for you
hunt-hinted = There is a hazard inside the circle: look closely
hunt-hint-not-yet = Keep looking: you can have a hint in { $secs } s
hunt-time-up = Time's up!
hunt-ended = All done!
direction-up = further up
direction-up-right = up and to the right
direction-right = to the right
direction-down-right = down and to the right
direction-down = further down
direction-down-left = down and to the left
direction-left = to the left
direction-up-left = up and to the left
quiz-progress = Question { $n } of { $questions }
quiz-several = More than one may be right: choose all, then tap "Check"
quiz-submit = Check
quiz-true = True
quiz-false = False
quiz-less = Less
quiz-more = More
quiz-right = That's right!
quiz-wrong = Not quite: here is why
quiz-streak = { $n } in a row
quiz-next = Continue
result-title = Your result
result-score = { $percent } points out of 100
result-hunt = { $found } of { $all } hazards found, { $wrong ->
    [0] no wrong taps
    [1] 1 wrong tap
   *[other] { $wrong } wrong taps
}
result-quiz = { $right } of { $all } questions right
result-gallery = Take these with you: know them next time
result-again = Play again
rank-owl = Owl's eye
rank-eagle-eye = Eagle eye
rank-tiger-eye = Tiger eye
rank-fire-eye = Eye of fire
idle-question = Still there?
idle-countdown = Back to the start in { $secs } s. Touch the screen to go on
idle-still-here = I'm here
sound-off = Sound off
sound-on = Sound on
sound-state-untried = Sound: nothing to be heard yet
sound-state-ready = Sound works, device: { $device }
sound-state-unheard = No sound: no sound device can be used ({ $why }). It comes back once one is plugged in and on; all else goes on.
sound-state-lost = No sound: the device "{ $device }" went away ({ $why }). It comes back once it is plugged in and on; all else goes on.
sound-state-stuck = No sound: the sound system does not answer. Please restart when nobody plays.
sound-state-silent = { $what } ({ $since })
sound-state-since = { $minutes ->
    [0] since just now
    [1] for 1 minute
   *[other] for { $minutes } minutes
}
fault-title = This exhibit cannot be used right now
fault-staff = Please tell a member of staff.
fault-check = Staff: run huoyan check { $folder } on this computer; it names the file and the line to correct.
fault-corner = Hold a finger on the top left corner of the screen for { $secs } s to see how everything stands.
fault-by-itself = Once the files are mended the exhibit goes on by itself; no restart is needed.
fault-more = { $n } more.
task-order = Put them in order: tap a card, then its place, or drag it there
task-match = Match the right to the left: tap a card, then its place, or drag it there
task-picked = Now tap the place where it belongs
task-lying = Tap another place, or tap it again to take it back
task-judged = How did it go?
task-all-put = All are placed. Change what you like, then tap "Check"
task-done = Check
task-right = All right!
task-wrong = { $n ->
    [1] Nearly: 1 is not right
   *[other] Nearly: { $n } are not right
}
task-belongs = Number { $n } should be: { $step }
task-missing = Missing: { $name }
task-needless = Not needed: { $name }
briefing-order = Tap a card, then tap the place where it belongs
briefing-match = Tap a card, then tap what it belongs to
briefing-drag = Or hold a card and drag it there
briefing-judge = Tap "Check" when you are ready, and see why
briefing-dress = One tap puts something on, another takes it off
briefing-harm = Some of it is needed, some does harm: look first
briefing-press = Press the chest in time and let it come up again
briefing-beat = Keep the beat you see and hear: neither slower nor faster
briefing-clear = "Everyone clear" means hands off
briefing-survey = Nothing is right or wrong, nothing is scored
briefing-skip = Would you rather not say? Skip it
briefing-case = A story stops at the moments that matter: you decide
briefing-help = At the end it tells you where there is help
briefing-read = Keep the one you may need in mind
survey-skip = Skip
survey-five-0 = Not at all
survey-five-1 = A little
survey-five-2 = Fairly
survey-five-3 = Rather well
survey-five-4 = Very well
survey-face-0 = Very bad
survey-face-1 = Bad
survey-face-2 = So-so
survey-face-3 = Good
survey-face-4 = Very good
result-task = { $title }: { $right } of { $all } right
rhythm-pad = Press the chest
rhythm-unit = a minute
rhythm-count = Press { $n } of { $of }
rhythm-ready = Follow the heart: press down, then let go completely
rhythm-go = Press! Keep the beat, do not stop
rhythm-slow = A little faster
rhythm-fast = A little slower, let the chest come back
rhythm-right = Just right, keep going!
rhythm-recoil = Let go completely each time
rhythm-pausing = Do not stop! Go on pressing
rhythm-breathe = Stop and give two breaths: { $secs } s left
rhythm-hands-off = Hands off! Nobody touches him now
rhythm-done = Stop here
rhythm-steady = Steady and in time!
rhythm-unsteady = Practice makes it steadier
rhythm-cycle = Cycle { $n }: { $tempo } a minute on average
rhythm-cycle-share = { $pressed } presses, { $percent }% in the beat
case-freeze = Freeze
case-consider = Think again
case-time-up = Time is up
case-help-recognition = Recognition: keep evidence, apply in time
case-help-treatment = Treatment comes first
case-help-compensation = Benefits: after recognition
case-help-rehabilitation = Rehabilitation: back to life and to work
