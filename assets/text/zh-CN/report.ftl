### 汇总报告的文字。

report-visits = 共 { $visits } 次体验：{ $completed } 次玩到底（{ $rate }），{ $left } 次中途离开，{ $abandoned } 次无人操作，{ $interrupted } 次被打断。
report-completed = 玩到底的：用时中位数 { $secs } 秒，平均得分 { $score }。
report-no-records = { $path } 还没有记录。
report-csv-written = 各表已写入 { $folder }。
report-hazards = 隐患与干扰物
report-questions = 题目与动手任务
report-surveys = 观众自评
report-levels = 关卡
report-level = 关卡
report-item = 物件
report-question = 题目、部件或循环
report-unsafe = 不安全次数
report-found = 发现率
report-safe = 安全次数
report-false-alarm = 误报率
report-d-prime = 辨别力 d′
report-bias = 倾向 c
report-median = 用时中位数（秒）
report-answers = 作答次数
report-correct = 答对率
report-mean = 平均分（1 至 5）
report-mean-number = 平均数值
report-background = 点空次数
