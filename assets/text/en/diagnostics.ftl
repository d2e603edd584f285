# What a check of content finds: for each code what is wrong, and what to do (hint).

## Writing

diagnostic-not-utf8 = This file is not UTF-8 text and cannot be read.
    .hint = Open it in your editor, choose “Save as”, pick the encoding UTF-8 and save it again.
diagnostic-empty-file = There is nothing in this file yet.
    .hint = Write its content, or delete the file.
diagnostic-full-width-punctuation = Instead of { $found } write { $meant }
    .hint = Switch to the English keyboard for this mark. Inside quotes, in text for people, Chinese marks are fine.
diagnostic-missing-comma = A comma is missing here.
    .hint = Put a comma , behind the item before.
diagnostic-missing-colon = A colon is missing behind “{ $field }”.
    .hint = Write { $field }: and then its content.
diagnostic-missing-value = Something should stand here, but nothing does.
    .hint = Write what is missing. If you do not need it, delete the name (or the extra comma).
diagnostic-missing-name = This has no name.
    .hint = Everything else in these brackets has one: write “name: content” here too.
diagnostic-unclosed-string = The quotes of this text are not a pair.
    .hint = Put a " at the end of the text. For quotes inside a text use “ ” or write \" .
diagnostic-unclosed-comment = This note begins with /* and never ends.
    .hint = Put */ at its end, or write it as one line that begins with // .
diagnostic-unclosed-bracket = This bracket { $bracket } has no partner.
    .hint = Put { $meant } where this part ends.
diagnostic-unexpected-bracket = There is a bracket { $found } too many.
    .hint = Delete it. If it was one of a pair, look for the missing opening bracket before it.
diagnostic-unexpected-character = “{ $found }” cannot stand here.
    .hint = Delete it. If it is text for people, put it in a pair of quotes " ".
diagnostic-single-quotes = Texts need double quotes.
    .hint = Replace ' at both ends by "
diagnostic-bad-escape = “{ $found }” in a text means nothing.
    .hint = A backslash is special: write \n for a new line, \" for a quote, \\ for a backslash.
diagnostic-bad-number = “{ $found }” is not a number.
    .hint = Use digits, one point and a minus sign only, such as 12, 0.96 or -3. Units do not belong here.
diagnostic-too-deep = Too many brackets inside each other; at most { $most } are allowed.
    .hint = Look for brackets typed by mistake.
diagnostic-text-after-end = The content has ended, but something follows.
    .hint = One file holds one thing. Delete the rest or give it its own file; put // before notes.

## Fields and kinds

diagnostic-unknown-field = There is no field “{ $found }” here.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] You can still write here: { $known }.
       *[nothing] Everything that can stand here is there; just delete it.
    }
diagnostic-unknown-variant = “{ $found }” cannot be chosen here.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”? Capital letters count.
        [known] Choose one of: { $known }.
       *[nothing] There is nothing to choose from.
    }
diagnostic-wrong-name = This file should begin with “{ $expected }(”, but it says “{ $found }”.
    .hint = Begin it with { $expected }( . If the file is in the wrong place or has the wrong name, move it.
diagnostic-wrong-type = This should be { $expected ->
        [number] a number
        [whole] a whole number
        [text] a text
        [texts] a text in each language
        [bool] true or false
        [list] a list
        [map] named entries
        [struct] a group of “name: content”
        [point] a place
        [points] two places
        [circle] a circle
        [rect] a box
        [variant] the name of a kind
        [word] a single word
        [option] something or None
       *[content] a name with content in brackets
    }, but it is { $found ->
        [number] a number
        [fraction] a number with a fraction
        [text] a text
        [bool] true or false
        [none] None
        [word] a word without quotes
        [char] a single character
        [list] a list
        [map] something in braces
        [struct] a group of “name: content”
        [tuple] something in round brackets
       *[variant] a name with brackets
    }.
    .hint = { $expected ->
        [number] Write digits without quotes, such as 60 or 0.96.
        [whole] Write a whole number such as 3, without a fraction.
        [text] Put it in quotes, such as "scaffold".
        [texts] Write it once in each language, such as { "{" } "zh-CN": "工地", "en": "Site" { "}" }.
        [bool] Write true or false, without quotes.
        [list] Put it in square brackets, such as ["a", "b"], even if it is only one.
        [map] Put it in braces, such as { "{" } "quick": (…) { "}" }.
        [struct] Put it in round brackets, such as (id: "cable", prop: "cable").
        [point] Write (across, down), such as (300, 905).
        [points] Write ((across, down), (across, down)).
        [circle] Write Circle((across, down), radius).
        [rect] Write Rect((left, top), (width, height)).
        [variant] Write the kind's name without quotes, such as Medium or Single(…).
        [word] Write the word alone, without brackets.
        [option] Write None or Some("…").
       *[content] Write the content in brackets behind the name, such as Level("site_day").
    }
diagnostic-missing-field = “{ $field }” is missing here.
    .hint = Add { $field }: and its content inside these brackets.
diagnostic-duplicate-field = “{ $field }” is written twice.
    .hint = Keep one; delete or rename the other.
diagnostic-number-out-of-range = { $found } is out of range.
    .hint = Write a number from { $min } to { $max }.
diagnostic-bad-id = “{ $found }” cannot be a name.
    .hint = Names have lower-case letters, digits and _ only and begin with a letter, such as site_day. What people read goes into title. The same holds for names of files and folders.
diagnostic-bad-date = “{ $found }” is not a day.
    .hint = Write year-month-day, such as "2026-11-24".
diagnostic-bad-language = “{ $found }” is not a language code.
    .hint = Chinese is "zh-CN", English is "en".
diagnostic-bad-format-version = Format version { $found } is not known.
    .hint = Write format_version: { $known } . If the file comes from a newer version, update the program first.
diagnostic-empty-list = This list is empty; it needs at least one entry.
    .hint = Write something inside the square brackets.

## Texts

diagnostic-missing-translation = This text lacks the language “{ $language }”.
    .hint = Add "{ $language }": "…". Each language that the exhibit shows is needed.
diagnostic-empty-text = This text is empty.
    .hint = Write between the quotes what people should read.
diagnostic-unknown-language = The exhibit does not use the language “{ $found }”; this text is never shown.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] The exhibit uses: { $known }. To add a language, change languages in exhibit.ron.
       *[nothing] To add a language, change languages in exhibit.ron.
    }
diagnostic-no-glyph = The font has no “{ $character }” ({ $codepoint }); an empty box would be shown.
    .hint = Use a more common character; replace emoji by words or a picture.

## Names and files

diagnostic-duplicate-id = “{ $id }” is used twice.
    .hint = Give one of them another name, or delete the one too many.
diagnostic-unknown-item = The scene has no item “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] You can write here: { $known }.
       *[nothing] Place an item in items first.
    }
diagnostic-unknown-fact = The fact “{ $found }” is not in this pack's facts.ron.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Facts there are: { $known }.
       *[nothing] Write the fact and its source into facts.ron.
    }
diagnostic-unknown-level = There is no level “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Levels there are: { $known }.
       *[nothing] A level is called like its file without .ron; write the file first.
    }
diagnostic-unknown-program = There is no program “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Programs there are: { $known }.
       *[nothing] Write programs into the pack's pack.ron first.
    }
diagnostic-unknown-pack = There is no pack folder “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Packs there are: { $known }.
       *[nothing] Make a folder of this name beside exhibit.ron.
    }
diagnostic-pack-not-listed = The pack “{ $pack }” is not in this exhibit's packs.
    .hint = Add "{ $pack }" to packs, or do without its content.
diagnostic-missing-file = The file { $missing } is missing.
    .hint = Each pack's folder needs a pack.ron; copy one from another pack and change it.
diagnostic-missing-picture = The picture “{ $picture }” cannot be found.
    .hint = Put photos into the pack's folder pictures and write "pictures/name.jpg"; signs are "sign:name". Mind capital letters and the ending.
diagnostic-unreadable-picture = The picture “{ $picture }” cannot be opened.
    .hint = It may be damaged, or neither PNG, JPEG nor SVG. Open it in a picture viewer and save it as JPEG.
diagnostic-picture-too-large = The picture “{ $picture }” is too large: { $width }×{ $height } pixels, { $mebibytes } MB.
    .hint = At most { $most_side } pixels on each side and { $most_mebibytes } MB. Make it smaller in a picture viewer and save it.
diagnostic-unknown-prop = There is no prop “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Props there are: { $known }.
       *[nothing] There are no props at all; check the program's folder of pictures.
    }
diagnostic-unknown-prop-variant = The prop “{ $prop }” has no variant “{ $found }”.
    .hint = You can write: { $known }.
diagnostic-unknown-backdrop = There is no backdrop “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Backdrops there are: { $known }.
       *[nothing] There are no backdrops at all; check the program's folder of pictures.
    }
diagnostic-unknown-slot = The prop “{ $prop }” has no slot “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Its slots are: { $known }.
       *[nothing] Nothing can be put on this prop; use at: (across, down).
    }

## Regions

diagnostic-region-outside = This reaches { $beyond } pixels beyond the scene.
    .hint = The scene is { $width }×{ $height } pixels and all of the region has to lie inside: move it in or make it smaller.
diagnostic-region-crosses = Edge { $first } and edge { $second } of the region meet.
    .hint = Write the points in order around the outside, without jumping back and forth.
diagnostic-too-few-points = A region of { $found } points encloses nothing.
    .hint = Write at least three points, or use Circle or Rect.
diagnostic-region-too-small = On the screen this is only { $found } mm wide; a finger cannot aim at it.
    .hint = At least { $needed } mm are needed: draw the region larger, or make the item larger or bring it nearer.
diagnostic-hazards-overlap = This hazard is too close to “{ $other }”; a finger cannot tell them apart.
    .hint = Move them apart until their middles are half a finger away from each other; neither may cover the other wholly.

## Hunts

diagnostic-no-hazards = There is nothing to find in this level.
    .hint = Write at least one hazard into hazards.
diagnostic-at-and-on = Two ways of placing an item are mixed here.
    .hint = On the ground, write at: (across, down). On another item, write on: "item.slot"; only then offset is possible.
diagnostic-bad-seat = “{ $found }” does not say where the item sits.
    .hint = Write "item.slot", such as "scaffold.deck2_right".
diagnostic-carrier-circle = “{ $item }” ends up sitting on itself.
    .hint = At least one of these items has to stand on the ground with at: (across, down).
diagnostic-hazard-and-lure = “{ $item }” is a hazard already and cannot be a lure too.
    .hint = Delete it from lures. While it is safe, a hazard is a lure by itself.
diagnostic-hazard-without-twin = The prop “{ $prop }” looks one way only, not safe and unsafe, so it cannot be a hazard.
    .hint = Use a prop that has both, or write this one into lures.
diagnostic-twin-without-hazard = The item “{ $item }” (prop “{ $prop }”) can look unsafe, but no hazard is written for it, so it is always safe.
    .hint = Write a hazard for it. If it shall always be safe, write it into lures and say why it is safe.
diagnostic-bad-accident = “{ $found }” is not an accident type.
    .hint = Write "N01" to "N27", or "OH1" to "OH5" for health.
diagnostic-needs-review = A safety engineer still has to look at this.
    .hint = Once that is done, write needs_review: false or delete it.
diagnostic-draw-zero = At least one hazard has to appear each time.
    .hint = Make min 1 or more.
diagnostic-draw-reversed = At least { $min } is more than at most { $max }.
    .hint = Make min smaller or max larger.
diagnostic-draw-too-many = Up to { $max } should appear, but this level has only { $twins } hazards.
    .hint = Make max at most { $twins }, or write more hazards.
diagnostic-draw-impossible = At least { $min } should appear, but never_together allows only { $possible } at once.
    .hint = Make min at most { $possible }, or loosen never_together.
diagnostic-draw-on-photo = The hazards of a photo are always there; draw does nothing.
    .hint = Delete draw.

## Questions

diagnostic-too-few-choices = With { $found } choices there is nothing to choose.
    .hint = Write at least two; for right or wrong use TrueFalse(correct: true).
diagnostic-duplicate-choice = This choice is the same as number { $other } (counted from 0).
    .hint = Change one or delete it, and check correct.
diagnostic-no-correct-choice = No choice is marked as right.
    .hint = Write the numbers of the right choices into correct, counted from 0, such as [0, 2].
diagnostic-all-correct = All choices are right, so there is nothing to think about.
    .hint = Add a wrong choice, or ask in another way.
diagnostic-choice-out-of-range = There is no choice number { $found }.
    .hint = Choices count from 0; the last one is { $last }.
diagnostic-duplicate-correct = Choice { $found } is named twice.
    .hint = Delete one of the two.
diagnostic-correct-always-same-place = In all { $questions } questions that keep their order, choice { $place } is the right one; visitors learn that fast.
    .hint = Delete shuffle: false so that choices are mixed each time, or put the right ones in different places.
diagnostic-slider-reversed = The slider's left end { $min } is not below its right end { $max }.
    .hint = Write the smaller number as min, the larger one as max.
diagnostic-slider-step = With a step of { $step } the slider cannot move.
    .hint = step has to be above 0, such as 1 or 0.1.
diagnostic-correct-off-slider = The right answer { $correct } is not on the slider.
    .hint = The slider goes from { $min } to { $max }: change the answer or the ends.
diagnostic-correct-off-step = The right answer { $correct } lies between two stops of the slider.
    .hint = Make it { $below } or { $above }, or make step smaller.

## Tasks for the hands

diagnostic-wrong-count = There are { $found } here; { $min } to { $max } are wanted.
    .hint = Add some or delete some. What does not fit can become a level of its own.
diagnostic-same-text = This reads the same as number { $other } (counted from 0); nobody could tell them apart.
    .hint = Change one of the two, or delete it.
diagnostic-last-step-swaps = No step follows this one, so it cannot change places with the next.
    .hint = Delete swaps_with_next here. Write it at the first of the two steps.
diagnostic-no-order = All steps may change places, so every order would be right.
    .hint = Delete swaps_with_next where the order matters. Where it never matters, this is no ordering.
diagnostic-pace-reversed = The slowest right pace, { $min } a minute, is not below the fastest, { $max }.
    .hint = Write pace: (min: 100, max: 120), or leave pace out: it is that already.
diagnostic-rhythm-too-short = { $seconds } seconds are over before all compressions are done, even at a right pace.
    .hint = Write at least { $needed }, or leave seconds out: it is worked out then.
diagnostic-unknown-figure = There is no figure “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Choose one of: { $known }.
       *[nothing] There are no figures; assets/kit/dressing is missing.
    }
diagnostic-unknown-gear = There is no gear “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Choose one of: { $known }.
       *[nothing] There is no gear; assets/kit/dressing is missing.
    }
diagnostic-one-sided-gear = Either all of this gear is needed or none of it, so there is nothing to decide.
    .hint = Write some with needed: true and some with needed: false.
diagnostic-gear-in-the-way = This is needed, and so is “{ $other }”, but both are worn at the same place ({ $slot }); they push each other off.
    .hint = Write needed: false for one of the two, or delete it.
diagnostic-service-expired = The service “{ $service }” had to be looked at again by { $review_by }.
    .hint = Ask whether address, hours and phone still hold, then write a new review_by.
diagnostic-service-example = The service “{ $service }” is only an example; visitors should not see it.
    .hint = Put in a real one that you have called yourself, and delete example: true.

## Cases

diagnostic-unknown-node = There is no node “{ $found }”.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] This story has: { $known }.
       *[nothing] Write the node into nodes first.
    }
diagnostic-unknown-flag = No choice ever notes “{ $found }”, so it never holds.
    .hint = { $suggests ->
        [nearest] Did you mean “{ $nearest }”?
        [known] Choices note: { $known }.
       *[nothing] Write sets: ["{ $found }"] into a choice, or do without this condition.
    }
diagnostic-too-many-flags = This story notes { $found } things; { $most } at most are possible.
    .hint = Delete some sets; what nothing asks for later need not be noted.
diagnostic-dead-end = At “{ $node }” the story breaks off.
    .hint = Write then: Go("next_node") to tell on, Decide(…) to let visitors choose, End(help: […]) to end here.
diagnostic-unreachable-node = Whatever is chosen, nobody gets to “{ $node }”.
    .hint = Let a node or choice lead here (go), or delete it.
diagnostic-loop-without-exit = { $way ->
        [right] Whoever chooses right every time goes round in these nodes for ever: { $nodes }.
       *[any] Once in these nodes, nobody gets to an ending any more: { $nodes }.
    }
    .hint = { $way ->
        [right] Let the best choice lead on toward an ending, not back.
       *[any] Let one of these nodes or choices (go) lead to an ending.
    }
diagnostic-no-decision = There is nothing for visitors to decide in this story.
    .hint = Write then: Decide(choices: […]) at one node at least.
diagnostic-no-ending = This story has no ending.
    .hint = Write then: End(help: […]) at one node at least: it says where there is help.
diagnostic-no-best-choice = No choice here is wholly right and always there.
    .hint = Write score: 1.0 at the best choice, which has no if_set.

## Facts

diagnostic-fact-expired = The fact “{ $fact }” had to be reviewed by { $review_by }; the booth no longer uses it.
    .hint = Compare it with the current official text, then renew checked_on and review_by.
diagnostic-fact-never-cited = No level uses the fact “{ $fact }”.
    .hint = Write it into facts of a question or hazard, or delete it.
diagnostic-dates-reversed = The review date { $review_by } is before the day it was checked, { $checked_on }.
    .hint = review_by comes after checked_on; look for a wrong year.

## Programs and exhibit

diagnostic-take-too-many = { $take } questions are to be drawn, but the level has only { $questions }.
    .hint = Make take at most { $questions }, or write more questions.
diagnostic-draw-from-non-quiz = “{ $level }” has no questions to draw from.
    .hint = Write Level("{ $level }"), or name a quiz.
diagnostic-budget-too-short = The program has { $budget } seconds, but its first round alone takes about { $needed }.
    .hint = Make budget_secs { $needed } or more, or shorten the first round.
diagnostic-ranks-not-from-zero = The lowest rank begins at { $found }; whoever scores less has none.
    .hint = Let the first rank begin with from: 0.0.
diagnostic-ranks-not-rising = This rank begins at { $found }, no higher than the one before at { $before }.
    .hint = Write the ranks from low to high, each above the one before.
diagnostic-idle-reversed = The booth asks after { $ask } seconds but ends after { $reset }; nobody could answer.
    .hint = Make reset_after_secs larger than ask_after_secs, by 15 to 20 seconds.
diagnostic-no-staff-pin = There is no staff PIN yet: the staff screen shows how things stand, but nobody can reload or quit there.
    .hint = Run huoyan pin and put the line it prints here.
diagnostic-bad-pin-hash = This is no hash of a staff PIN, so the staff screen can only be looked at.
    .hint = Run huoyan pin and put the whole line it prints here; the PIN itself is never written down.

## Play scripts

diagnostic-time-runs-back = This step is at { $found } seconds, before the step above it at { $before }.
    .hint = Write the steps in the order of time.
