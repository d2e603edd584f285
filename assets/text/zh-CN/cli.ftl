### 命令行的文字。

## 帮助

cli-usage = 用法：
cli-commands = 命令
cli-arguments = 参数
cli-options = 选项
help-huoyan = 火眼：练就一双识别事故隐患的眼睛
help-help = 显示帮助
help-version = 显示版本
help-language = 使用的语言：zh-CN 或 en；默认跟随系统
help-play = 打开展台
help-play-exhibit = 展览文件；默认用程序旁边的 levels/exhibit.ron
help-play-data = 存放记录的文件夹
help-play-assets = 程序自带图画的文件夹
help-play-script = 按这个文件里写好的操作来玩
help-play-shots = 把每个画面存成图片，放进这个文件夹
help-play-trace = 把每次触碰和它的结果写进这个文件
help-play-acks = 每存好一条记录，就把它的序号写进这个文件
help-play-seed = 固定抽题和出隐患的随机数
help-play-window = 窗口大小，例如 1920x1080；默认全屏
help-play-ppi = 屏幕每英寸的像素数，优先于展览文件里写的尺寸
help-play-measure = 把展台反应多快、占用多少写进这个文件（JSON）
help-play-headless = 不开窗口：脚本能跑多快就跑多快，只画要存的图片
help-play-comfort = 一开始就用大字、高对比或低位操作，例如 text,contrast
help-play-reduced-motion = 一开始就减少动画
help-check = 找出内容里的所有错误
help-check-paths = 内容文件夹、内容包文件夹或关卡文件；默认用程序旁边的 levels
help-check-format = 输出格式：text（默认）或 json
help-check-today = 按这一天判断依据是否过期，例如 2027-01-31；默认今天
help-check-deny-warnings = 有警告也算不合格
help-check-assets = 程序自带图画的文件夹
help-preview = 不开展台，把一个关卡画成图片
help-preview-level = 关卡文件，或 内容包/关卡
help-preview-output = 图片存到这个文件（PNG；画故事图也可以是 .svg）
help-preview-safe = 所有东西都画成安全的样子
help-preview-all-unsafe = 所有隐患都画出来
help-preview-seed = 按这个随机数出隐患；默认 1
help-preview-regions = 画出能点中的范围：红粗线是隐患，绿线是安全的，蓝细线是干扰项
help-preview-graph = 画案例的故事图：每个节点一个框，每条去路一个箭头
help-preview-size = 图片最大多少像素，例如 960x540；默认按画面原大
help-preview-assets = 程序自带图画的文件夹
help-preview-today = 按这一天判断依据是否过期，例如 2027-01-31；默认今天
help-pin = 生成工作人员密码的散列值，放进 exhibit.ron
help-report = 汇总记录：哪些被发现，哪些被漏掉
help-report-data = 存放记录的文件夹
help-report-csv = 另把各表写成 CSV 文件，放进这个文件夹
help-report-format = 输出格式：text（默认）或 json
help-simulate = 让机器人玩很多次，看看分数是否合理
help-simulate-program = 要玩的节目，例如 construction/quick
help-simulate-bot = 谁来玩：random（乱点）、perfect（全对）、tap-all（什么都点）或 idle（什么都不做）
help-simulate-visits = 玩多少次；默认 100
help-simulate-seed = 第一次的随机数；之后每次加一
help-simulate-exhibit = 展览文件；默认用程序旁边的 levels/exhibit.ron
help-simulate-data = 把结果像展台一样记到这个文件夹；不写就不记录
help-simulate-assets = 程序自带图画的文件夹
help-simulate-today = 按这一天判断依据是否过期，例如 2027-01-31；默认今天
help-simulate-ack = 每存好一条记录就报出它的序号
help-simulate-format = 输出格式：text（默认）或 json

## 工作人员密码

pin-ask = 工作人员密码（6 到 12 位数字，输入时不显示）：
pin-again = 再输一遍：
pin-hash = 密码的散列值：
pin-line = 把下面这一行放进 exhibit.ron，换掉原来 staff 开头的那一行：
pin-not-digits = 密码只能用数字，员工入口没有别的按键
pin-too-short = 密码至少要 { $min } 位数字
pin-too-long = 密码最多 { $max } 位数字
pin-trivial = 这个密码谁都会先试，换一个
pin-differs = 两次输入的密码不一样
pin-not-read = 读不到密码：{ $why }
pin-not-made = 生成不了散列值：系统没有给出内存或随机数

## 命令写错了

cli-no-command = 没有写要用哪个命令。
cli-unknown-command = 没有“{ $of }”这个命令。
cli-unknown-argument = 这里不能用“{ $of }”。
cli-wrong-value = “{ $value }”不能用作 { $of }。
cli-missing-argument = 缺少 { $of }。
cli-perhaps = 可以用：{ $near }
cli-see-help = 加上 --help 可以看到能用什么。

## 命令没能完成

cli-failed = 没能完成：{ $why }
cli-cannot-read = 读不了 { $path }：{ $why }
cli-cannot-write = 写不了 { $path }：{ $why }
cli-cannot-answer = 输出不了结果：{ $why }
cli-store-version = { $path } 是第 { $found } 版的记录，这个程序只认识第 { $known } 版。
cli-store-unusable = 记录文件 { $path } 用不了：{ $why }
cli-why-not-found = 没有这个文件或文件夹
cli-why-permission = 没有权限
cli-why-full = 磁盘满了
cli-why-too-large = 文件太大
cli-no-booth = 这个程序没有带展台画面，只能检查、汇总和模拟。请用完整版打开展台。
cli-no-display = 没有屏幕可用：环境变量 WAYLAND_DISPLAY 和 DISPLAY 都没有设。请在桌面上打开，或者先启动图形界面
cli-dead-display = 屏幕“{ $display }”连不上：图形界面没有启动，或者不让这个账户使用
cli-booth-failed = 展台打不开：{ $why }
cli-no-content = { $path } 里的内容有错误，请先用 check 命令检查。
cli-no-level = 没有“{ $level }”这个关卡，或者它有错误，请先用 check 命令检查。
cli-no-scene = “{ $level }”不是找隐患的关卡，没有画面可画。
cli-no-story = “{ $level }”不是案例，没有故事可画。
cli-graph-only = “{ $level }”是案例，加上 --graph 画它的故事图。
cli-cannot-draw = 画不出“{ $level }”：{ $why }
cli-no-program = 没有“{ $program }”这个节目。现有：{ $known }
cli-not-durable = 存不进 { $path }，没有什么被记录。

## check

check-error = 错误
check-warning = 警告
check-in-file = 文件：{ $file }
check-in-field = 位置：{ $field }
check-hint = 提示：{ $hint }
check-summary = 检查了 { $files } 个文件：{ $errors } 个错误，{ $warnings } 个警告。
check-clean = 检查了 { $files } 个文件：没有问题。

## preview

preview-written = { $path }：{ $width }x{ $height }，隐患：{ $hazards }
preview-graph-written = { $path }：{ $nodes } 个节点

## simulate

simulate-title = { $bot } 玩 { $program } { $visits } 次
simulate-score = 平均得分 { $mean }，最低 { $lowest }，最高 { $highest }
simulate-ended = 玩到底 { $completed } 次，平均用时 { $mean } 秒，最长 { $longest } 秒
