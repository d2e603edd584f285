### 工作人员读到的话：密码、状态、故障。

## 密码

staff-pad-title = 工作人员密码
staff-pad-hint = 输完密码，点右下角的对勾
staff-pad-short = 密码至少 { $min } 位
staff-pad-checking = 正在核对……
staff-pad-wrong = 密码不对
staff-pad-wait = 密码错了太多次，{ $secs } 秒后再试
staff-pad-cancel = 取消
staff-pad-enter = 确定
staff-pad-erase = 删掉一位

## 页面

staff-title = 工作人员页面
staff-language = English
staff-overview = 状态
staff-content = 内容检查
staff-faults = 最近的故障
staff-close = 回到展项
staff-reload = 重新读取内容
staff-quit = 退出程序
staff-next = 下一页
staff-previous = 上一页
staff-page = 第 { $page } 页，共 { $pages } 页
staff-look-only = 还没有设密码，这里只能看。在这台电脑上运行 huoyan pin，把它给出的一行放进 exhibit.ron，再重新启动展项。
staff-look-only-broken = 内容读不出来，不知道密码是什么，这里只能看。

## 状态

staff-section-content = 内容
staff-content-name = { $title }（{ $name }）
staff-content-size = { $packs } 个内容包，{ $levels } 关，版本 { $digest }
staff-content-sound = 检查没有发现问题
staff-content-told = 检查发现：{ $errors } 处错误，{ $warnings } 处提醒
staff-content-read-at = { $time } 读取
staff-content-none = 没有内容可以展示
staff-content-last-good = 文件有错误，现在展示的是上次能用的内容
staff-content-waiting = 新内容已经读好，等观众这一轮结束就换上
staff-content-reading = 正在读取……
staff-section-records = 答题记录
staff-records-tally = { $visits } 次体验，{ $answers } 条回答
staff-records-on-disk = 存在 { $path }
staff-records-memory = 只存在内存里，关机就没有了；磁盘能写时会自动存过去
staff-records-waiting = { $n } 批记录还没写进磁盘，磁盘有空间时会自动写入
staff-records-none = 打不开，没有在记录
staff-records-unanswered = 记录文件没有回应
staff-records-aside = 另放的坏文件：{ $n } 个，在 { $path }
staff-section-disk = 磁盘
staff-disk-space = 还剩 { $free }，共 { $total }
staff-disk-low = 快满了：请清理，或者先把报告和记录拷走
staff-disk-unknown = 查不到剩余空间
staff-section-clock = 时钟
staff-clock-now = { $time }
staff-clock-check = 请和手表对一下
staff-clock-implausible = 日期不对：记录的时间会错，请校准
staff-section-sound = 声音
staff-sound-none = 这个程序没有声音
staff-section-screen = 屏幕
staff-screen-pixels = { $width }×{ $height } 像素
staff-screen-size = { $width }×{ $height } 毫米，对角线 { $inches } 英寸，每英寸 { $ppi } 像素
staff-screen-from-ppi = 尺寸来自启动参数 --ppi
staff-screen-from-exhibit = 尺寸来自 exhibit.ron
staff-screen-from-display = 尺寸来自显示器 { $display }
staff-screen-assumed = 尺寸是按常见的 24 英寸估计的，请在 exhibit.ron 里写明
staff-section-program = 程序
staff-program-version = 火眼 { $version }
staff-program-uptime = 已运行 { $days } 天 { $hours } 小时 { $minutes } 分
staff-section-visits = 今天
staff-visits-today = { $n } 次体验
staff-section-faults = 故障
staff-faults-none = 这次开机以来没有故障
staff-faults-count = { $n } 种，最近一次 { $time }
staff-fault-times = { $time }（共 { $n } 次）

## 故障

fault-content = 内容有 { $errors } 处错误，有错误的部分没有展示
    .hint = 看“内容检查”，改好后重新读取。
fault-not-shown = { $path } 里没有能展示的内容
    .hint = 先改好列出的错误；文件不在的话，检查内容文件夹和启动参数 --exhibit。
fault-last-good = 今天的内容不能展示，现在放的是上次能用的那一份
    .hint = 看“内容检查”，改好后重新读取。
fault-not-taken = 重新读到的内容有 { $errors } 处错误，没有换上
    .hint = 看“内容检查”，改好后再读一次。
fault-store-damaged = 答题记录的文件坏了，已经另外放好，新开了一个：{ $why }
    .hint = 坏文件还在，名字后面带 damaged，可以交给技术人员。
fault-store-newer = 答题记录是更新版本的程序写的（版本 { $found }，这个程序只认识 { $known }），已经另外放好，新开了一个
    .hint = 装回新版本的程序，再把另放的文件改回原名。
fault-store-memory = 答题记录写不进磁盘，暂时只存在内存里：{ $why }
    .hint = 看磁盘是不是满了、是不是只读；能写以后会自动存过去，在这之前不要关机。
fault-store-closed = 答题记录打不开，这次不会有记录：{ $why }
fault-record-waits = 答题记录现在写不进去，先存在内存里：{ $why }
    .hint = 看磁盘是不是满了；有空间以后会自动写入，在这之前不要关机。
fault-record-late = 写一条记录超过 { $millis } 毫秒，磁盘很慢，后台还在写
fault-record-lost = 一条记录没有存下来：{ $why }
fault-records-written = 之前写不进去的记录已经都写进磁盘了
fault-clock-forward = 时钟突然往前跳了 { $minutes } 分钟（有人校时，或者电脑睡眠过）
fault-clock-back = 时钟突然往回跳了 { $minutes } 分钟
    .hint = 记录里的时间可能不准，先后顺序不受影响。请校准时钟。
fault-clock-implausible = 电脑的日期是 { $date }，不像是真的
    .hint = 请校准时钟；如果每次开机都不对，主板电池可能没电了。
fault-surface = 画面一度送不到屏幕，窗口重新打开了
    .hint = 看屏幕是不是关了、线是不是松了。
fault-render = 显卡报告了 { $n } 次画图错误，展项还在运行：{ $why }
