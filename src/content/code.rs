//! The codes of faults: one table that says text form, severity and arguments of each.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident, [$($arg:literal),*];)*) => {
        /// What can be wrong. The text form (`region-outside`) is stable: trainers search for it, tools match on it.
        ///
        /// `assets/text/<lang>/diagnostics.ftl` has a message `diagnostic-<code>` with an attribute `hint` for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable text form.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// How bad this fault is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }

            /// What its message may fill in; a diagnostic with this code has exactly these.
            pub fn args(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($arg),*],)*
                }
            }
        }
    };
}

codes! {
    /// The file is no UTF-8 text.
    NotUtf8 = "not-utf8", Error, [];
    /// There is nothing in the file.
    EmptyFile = "empty-file", Error, [];
    /// `，` where `,` is meant.
    FullWidthPunctuation = "full-width-punctuation", Error, ["found", "meant"];
    /// Two values without a comma between them.
    MissingComma = "missing-comma", Error, [];
    /// A field's name without a colon.
    MissingColon = "missing-colon", Error, ["field"];
    /// A field's name and colon, and nothing after it; or two commas in a row.
    MissingValue = "missing-value", Error, [];
    /// A value without a name among named fields.
    MissingName = "missing-name", Error, [];
    /// A text that never ends, or ends in the middle.
    UnclosedString = "unclosed-string", Error, [];
    /// A block comment that never ends.
    UnclosedComment = "unclosed-comment", Error, [];
    /// A bracket that is never closed.
    UnclosedBracket = "unclosed-bracket", Error, ["bracket", "meant"];
    /// A closing bracket that closes nothing.
    UnexpectedBracket = "unexpected-bracket", Error, ["found"];
    /// A character that means nothing here.
    UnexpectedCharacter = "unexpected-character", Error, ["found"];
    /// A text in single quotes.
    SingleQuotes = "single-quotes", Error, [];
    /// `\q` in a text.
    BadEscape = "bad-escape", Error, ["found"];
    /// `1.2.3`.
    BadNumber = "bad-number", Error, ["found"];
    /// Brackets within brackets without end.
    TooDeep = "too-deep", Error, ["most"];
    /// Something follows the closing bracket of the file's one value.
    TextAfterEnd = "text-after-end", Error, [];

    /// A field that does not exist here.
    UnknownField = "unknown-field", Error, ["found", "suggests", "nearest", "known"];
    /// A kind or word that does not exist here.
    UnknownVariant = "unknown-variant", Error, ["found", "suggests", "nearest", "known"];
    /// `Pack(` in a level's file.
    WrongName = "wrong-name", Error, ["found", "expected"];
    /// A text where a number is wanted.
    WrongType = "wrong-type", Error, ["expected", "found"];
    /// A field that has to be there.
    MissingField = "missing-field", Error, ["field"];
    /// The same field or key twice.
    DuplicateField = "duplicate-field", Error, ["field"];
    /// A number beyond its bounds.
    NumberOutOfRange = "number-out-of-range", Error, ["found", "min", "max"];
    /// Not an id.
    BadId = "bad-id", Error, ["found"];
    /// Not a day.
    BadDate = "bad-date", Error, ["found"];
    /// Not a language tag.
    BadLanguage = "bad-language", Error, ["found"];
    /// A file of another version.
    BadFormatVersion = "bad-format-version", Error, ["found", "known"];
    /// A list that may not be empty.
    EmptyList = "empty-list", Error, [];

    /// A language of the exhibit is absent in a text.
    MissingTranslation = "missing-translation", Error, ["language"];
    /// A text with nothing in it.
    EmptyText = "empty-text", Error, [];
    /// A language that no exhibit shows.
    UnknownLanguage = "unknown-language", Warning, ["found", "suggests", "nearest", "known"];
    /// The shipped face cannot draw this.
    NoGlyph = "no-glyph", Error, ["character", "codepoint"];

    /// Two things of one name.
    DuplicateId = "duplicate-id", Error, ["id"];
    /// No item of this name in the scene.
    UnknownItem = "unknown-item", Error, ["found", "suggests", "nearest", "known"];
    /// No fact of this name in the pack.
    UnknownFact = "unknown-fact", Error, ["found", "suggests", "nearest", "known"];
    /// No level of this name.
    UnknownLevel = "unknown-level", Error, ["found", "suggests", "nearest", "known"];
    /// No program of this name.
    UnknownProgram = "unknown-program", Error, ["found", "suggests", "nearest", "known"];
    /// No pack of this name.
    UnknownPack = "unknown-pack", Error, ["found", "suggests", "nearest", "known"];
    /// The exhibit shows a program of a pack that it does not list, or one that plays a level of such a pack.
    PackNotListed = "pack-not-listed", Error, ["pack"];
    /// A folder of levels without its `pack.ron`.
    MissingFile = "missing-file", Error, ["missing"];
    /// No such picture.
    MissingPicture = "missing-picture", Error, ["picture"];
    /// The picture is damaged or of an unknown kind.
    UnreadablePicture = "unreadable-picture", Error, ["picture"];
    /// The picture has too many bytes or pixels.
    PictureTooLarge = "picture-too-large", Error, ["picture", "width", "height", "mebibytes", "most_side", "most_mebibytes"];
    /// No prop of this name.
    UnknownProp = "unknown-prop", Error, ["found", "suggests", "nearest", "known"];
    /// The prop has no such variant.
    UnknownPropVariant = "unknown-prop-variant", Error, ["prop", "found", "known"];
    /// No backdrop of this name.
    UnknownBackdrop = "unknown-backdrop", Error, ["found", "suggests", "nearest", "known"];
    /// The carrier has no such slot.
    UnknownSlot = "unknown-slot", Error, ["prop", "found", "suggests", "nearest", "known"];

    /// A region or hot box reaches beyond the scene.
    RegionOutside = "region-outside", Error, ["beyond", "width", "height"];
    /// A polygon whose edges cross.
    RegionCrosses = "region-crosses", Error, ["first", "second"];
    /// A polygon of one or two points.
    TooFewPoints = "too-few-points", Error, ["found"];
    /// Smaller on the declared screen than a finger can aim at.
    RegionTooSmall = "region-too-small", Error, ["found", "needed"];
    /// Two hazards that no touch can tell apart.
    HazardsOverlap = "hazards-overlap", Error, ["other"];

    /// Nothing to find.
    NoHazards = "no-hazards", Error, [];
    /// An item both stands somewhere and rides on something.
    AtAndOn = "at-and-on", Error, [];
    /// `on` is not written as `item.slot`.
    BadSeat = "bad-seat", Error, ["found"];
    /// Carriers that carry each other.
    CarrierCircle = "carrier-circle", Error, ["item"];
    /// An item called hazard and lure.
    HazardAndLure = "hazard-and-lure", Error, ["item"];
    /// A hazard on a prop that is always safe.
    HazardWithoutTwin = "hazard-without-twin", Error, ["prop"];
    /// A twin nobody wrote a hazard for: it is never unsafe.
    TwinWithoutHazard = "twin-without-hazard", Warning, ["item", "prop"];
    /// Not an accident type.
    BadAccident = "bad-accident", Error, ["found"];
    /// Somebody who knows must look.
    NeedsReview = "needs-review", Warning, [];

    /// A draw without unsafe twins.
    DrawZero = "draw-zero", Error, [];
    /// Lower bound above upper bound.
    DrawReversed = "draw-reversed", Error, ["min", "max"];
    /// More unsafe twins than there are.
    DrawTooMany = "draw-too-many", Error, ["max", "twins"];
    /// `never_together` leaves fewer than the lower bound.
    DrawImpossible = "draw-impossible", Error, ["min", "possible"];
    /// Bounds of a draw on a photo, whose hazards are all there.
    DrawOnPhoto = "draw-on-photo", Warning, [];

    /// One choice or none.
    TooFewChoices = "too-few-choices", Error, ["found"];
    /// The same choice twice.
    DuplicateChoice = "duplicate-choice", Error, ["other"];
    /// Nothing is right.
    NoCorrectChoice = "no-correct-choice", Error, [];
    /// Everything is right.
    AllCorrect = "all-correct", Error, [];
    /// The right choice does not exist.
    ChoiceOutOfRange = "choice-out-of-range", Error, ["found", "last"];
    /// The same choice is named right twice.
    DuplicateCorrect = "duplicate-correct", Error, ["found"];
    /// The right choice can be learned by its place.
    CorrectAlwaysSamePlace = "correct-always-same-place", Error, ["place", "questions"];
    /// The slider's left end is not left of its right end.
    SliderReversed = "slider-reversed", Error, ["min", "max"];
    /// The slider cannot move.
    SliderStep = "slider-step", Error, ["step"];
    /// The right number is not on the slider.
    CorrectOffSlider = "correct-off-slider", Error, ["correct", "min", "max"];
    /// The right number lies between two stops.
    CorrectOffStep = "correct-off-step", Error, ["correct", "below", "above"];

    /// Too few or too many things for a screen and a visitor.
    WrongCount = "wrong-count", Error, ["found", "min", "max"];
    /// Two things that read the same and cannot be told apart.
    SameText = "same-text", Error, ["other"];
    /// The last step may change places with the next, but there is none.
    LastStepSwaps = "last-step-swaps", Error, [];
    /// All steps may change places.
    NoOrder = "no-order", Error, [];
    /// The slowest pace that is right lies above the fastest.
    PaceReversed = "pace-reversed", Error, ["min", "max"];
    /// A limit that leaves no time for all compressions.
    RhythmTooShort = "rhythm-too-short", Error, ["seconds", "needed"];
    /// No figure of this name.
    UnknownFigure = "unknown-figure", Error, ["found", "suggests", "nearest", "known"];
    /// No gear of this name.
    UnknownGear = "unknown-gear", Error, ["found", "suggests", "nearest", "known"];
    /// All gear is needed, or none is.
    OneSidedGear = "one-sided-gear", Error, [];
    /// Two needed pieces are worn at one place.
    GearInTheWay = "gear-in-the-way", Error, ["other", "slot"];
    /// The service has to be looked at again.
    ServiceExpired = "service-expired", Warning, ["service", "review_by"];
    /// The service is only an example.
    ServiceExample = "service-example", Warning, ["service"];

    /// No node of this name in the story.
    UnknownNode = "unknown-node", Error, ["found", "suggests", "nearest", "known"];
    /// No choice sets a flag of this name.
    UnknownFlag = "unknown-flag", Error, ["found", "suggests", "nearest", "known"];
    /// More flags than can be looked through.
    TooManyFlags = "too-many-flags", Error, ["found", "most"];
    /// The story stops at a node that is no ending.
    DeadEnd = "dead-end", Error, ["node"];
    /// No way leads to the node.
    UnreachableNode = "unreachable-node", Warning, ["node"];
    /// From these nodes no way leads to an ending, or only wrong choices lead there.
    LoopWithoutExit = "loop-without-exit", Error, ["nodes", "way"];
    /// A story without a decision.
    NoDecision = "no-decision", Error, [];
    /// A story without an ending.
    NoEnding = "no-ending", Error, [];
    /// A decision in which nothing is wholly right whatever was done before.
    NoBestChoice = "no-best-choice", Error, [];

    /// The fact has to be looked at again.
    FactExpired = "fact-expired", Warning, ["fact", "review_by"];
    /// Nothing rests on the fact.
    FactNeverCited = "fact-never-cited", Warning, ["fact"];
    /// To be reviewed before it was checked.
    DatesReversed = "dates-reversed", Error, ["checked_on", "review_by"];

    /// More questions than the level has.
    TakeTooMany = "take-too-many", Error, ["take", "questions"];
    /// Only questions can be drawn.
    DrawFromNonQuiz = "draw-from-non-quiz", Error, ["level"];
    /// Not even the first round fits.
    BudgetTooShort = "budget-too-short", Error, ["budget", "needed"];
    /// The lowest rank does not start at 0.
    RanksNotFromZero = "ranks-not-from-zero", Error, ["found"];
    /// A rank that starts no higher than the one before.
    RanksNotRising = "ranks-not-rising", Error, ["before", "found"];
    /// Closed before it was asked.
    IdleReversed = "idle-reversed", Error, ["ask", "reset"];
    /// The staff door stays shut.
    NoStaffPin = "no-staff-pin", Warning, [];
    /// What stands for the hash of the staff PIN is none.
    BadPinHash = "bad-pin-hash", Error, [];

    /// A step of a play script that comes before the step above it.
    TimeRunsBack = "time-runs-back", Error, ["before", "found"];
}
