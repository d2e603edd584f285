### The words of reports.

report-visits = { $visits } visits: { $completed } completed ({ $rate }), { $left } left, { $abandoned } abandoned, { $interrupted } interrupted.
report-completed = Completed ones: median time { $secs } s, mean score { $score }.
report-no-records = there are no records at { $path } yet.
report-csv-written = The tables are in { $folder }.
report-hazards = Hazards and lures
report-questions = Questions and tasks
report-surveys = What visitors say of themselves
report-levels = Levels
report-level = level
report-item = item
report-question = question, piece or cycle
report-unsafe = unsafe
report-found = found
report-safe = safe
report-false-alarm = false alarms
report-d-prime = d′
report-bias = c
report-median = median s
report-answers = answers
report-correct = correct
report-mean = mean (1 to 5)
report-mean-number = mean number
report-background = background
