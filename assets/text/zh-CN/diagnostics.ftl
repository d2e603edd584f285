# 内容检查发现的问题：每个代码一条说明，一条做法（hint）。

## 写法

diagnostic-not-utf8 = 这个文件不是 UTF-8 文字，读不出来。
    .hint = 用编辑器打开，选“另存为”，编码选 UTF-8，再保存一次。
diagnostic-empty-file = 这个文件里还没有内容。
    .hint = 写上内容，或者把文件删掉。
diagnostic-full-width-punctuation = 这里的 { $found } 要换成英文标点 { $meant }
    .hint = 切换到英文输入法再打这个符号。引号里面给人看的文字，用中文标点没问题。
diagnostic-missing-comma = 这里少了一个逗号。
    .hint = 在前一项的后面加上英文逗号 ,
diagnostic-missing-colon = “{ $field }”后面少了一个冒号。
    .hint = 写成 { $field }: 再接着写内容，冒号用英文的。
diagnostic-missing-value = 这里应该有内容，却是空的。
    .hint = 补上内容；如果不需要，就把这一项（或多出来的逗号）删掉。
diagnostic-missing-name = 这一项没有写名称。
    .hint = 同一个括号里，别的项都有名称，这里也要写成“名称: 内容”。
diagnostic-unclosed-string = 这段文字的引号没有成对。
    .hint = 在文字结尾补上英文引号 " 。文字里面要用引号时，写中文引号“”，或者在英文引号前加反斜杠 \" 。
diagnostic-unclosed-comment = 这段说明用 /* 开头，却没有结束。
    .hint = 在说明的结尾加上 */ ，或者改成用 // 开头的单行说明。
diagnostic-unclosed-bracket = 这个括号 { $bracket } 没有配对。
    .hint = 在这部分内容结束的地方补上 { $meant }
diagnostic-unexpected-bracket = 多了一个括号 { $found }
    .hint = 删掉它；如果它本来是一对，检查前面是不是少了开头的那个括号。
diagnostic-unexpected-character = 这里不应该出现“{ $found }”。
    .hint = 删掉它。如果这是给人看的文字，要放在一对英文引号 " " 里。
diagnostic-single-quotes = 文字要用双引号。
    .hint = 把两头的单引号 ' 换成英文双引号 "
diagnostic-bad-escape = 文字里的“{ $found }”认不出来。
    .hint = 反斜杠有特别的用处：换行写 \n，引号写 \" ，反斜杠本身写 \\ 。
diagnostic-bad-number = “{ $found }”不是一个数。
    .hint = 数只写数字、一个小数点和负号，例如 12、0.96、-3；单位不要写在这里。
diagnostic-too-deep = 括号套得太多层了，最多 { $most } 层。
    .hint = 检查是不是多打了括号。
diagnostic-text-after-end = 内容已经结束，后面还有东西。
    .hint = 一个文件只写一项内容。把多出来的删掉，或者另存成一个文件；说明文字前面加 // 。

## 项目和类型

diagnostic-unknown-field = 这里没有叫“{ $found }”的项。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 这里还可以写：{ $known }。
       *[nothing] 这里能写的都写全了，把它删掉就行。
    }
diagnostic-unknown-variant = 这里不能写“{ $found }”。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？大小写也要一样。
        [known] 可以选：{ $known }。
       *[nothing] 这里没有可选的写法。
    }
diagnostic-wrong-name = 这个文件应该以“{ $expected }(”开头，现在写的是“{ $found }”。
    .hint = 把开头改成 { $expected }( ；如果文件放错了地方或起错了名字，把它移到对的位置。
diagnostic-wrong-type = 这里要写{ $expected ->
        [number] 一个数
        [whole] 一个整数
        [text] 一段文字
        [texts] 每种语言各一份的文字
        [bool] 是（true）或否（false）
        [list] 一个列表
        [map] 一组带名字的内容
        [struct] 一组“名称: 内容”
        [point] 一个位置
        [points] 两个位置
        [circle] 一个圆
        [rect] 一个矩形
        [variant] 一种类型的名字
        [word] 一个单词
        [option] 一项内容或 None
       *[content] 括号和内容
    }，现在写的是{ $found ->
        [number] 一个数
        [fraction] 带小数的数
        [text] 一段文字
        [bool] 是或否
        [none] None
        [word] 一个没有引号的词
        [char] 一个字符
        [list] 列表
        [map] 大括号里的内容
        [struct] 一组“名称: 内容”
        [tuple] 小括号里的内容
       *[variant] 带名字的括号
    }。
    .hint = { $expected ->
        [number] 直接写数字，不加引号，例如 60 或 0.96。
        [whole] 直接写整数，例如 3，不带小数。
        [text] 用一对英文引号括起来，例如 "scaffold"。
        [texts] 每种语言写一遍，例如 { "{" } "zh-CN": "工地", "en": "Site" { "}" }。
        [bool] 写 true 或 false，不加引号。
        [list] 用方括号括起来，例如 ["a", "b"]；只有一项也要加。
        [map] 用大括号括起来，例如 { "{" } "quick": (…) { "}" }。
        [struct] 用小括号括起来，例如 (id: "cable", prop: "cable")。
        [point] 写成 (横, 竖)，例如 (300, 905)。
        [points] 写成 ((横, 竖), (横, 竖))。
        [circle] 写成 Circle((横, 竖), 半径)。
        [rect] 写成 Rect((左, 上), (宽, 高))。
        [variant] 写类型的名字，不加引号，例如 Medium 或 Single(…)。
        [word] 只写这个词，后面不加括号。
        [option] 写 None 或 Some("…")。
       *[content] 在名字后面的括号里写上内容，例如 Level("site_day")。
    }
diagnostic-missing-field = 这里少了“{ $field }”。
    .hint = 在这个括号里加上 { $field }: 和它的内容。
diagnostic-duplicate-field = “{ $field }”写了两遍。
    .hint = 只留下一个，另一个删掉或者改名。
diagnostic-number-out-of-range = { $found } 超出了范围。
    .hint = 这里的数要在 { $min } 到 { $max } 之间。
diagnostic-bad-id = “{ $found }”不能当名字。
    .hint = 名字只用小写英文字母、数字和下划线，以字母开头，例如 site_day；给人看的名称写在 title 里。文件和文件夹的名字也一样。
diagnostic-bad-date = “{ $found }”不是一个日期。
    .hint = 写成 年-月-日，例如 "2026-11-24"。
diagnostic-bad-language = “{ $found }”不是语言代码。
    .hint = 中文写 "zh-CN"，英文写 "en"。
diagnostic-bad-format-version = 不认识格式版本 { $found }。
    .hint = 写 format_version: { $known } 。如果文件来自更新的版本，请先升级程序。
diagnostic-empty-list = 这个列表是空的，至少要有一项。
    .hint = 在方括号里加上内容。

## 文字

diagnostic-missing-translation = 这段文字缺少语言“{ $language }”。
    .hint = 加上 "{ $language }": "…"。展览要显示的每种语言都要写。
diagnostic-empty-text = 这段文字是空的。
    .hint = 把要给人看的话写进引号里。
diagnostic-unknown-language = 展览没有用到语言“{ $found }”，这段文字不会显示。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 展览用的语言是：{ $known }。要增加语言，改 exhibit.ron 里的 languages。
       *[nothing] 要增加语言，改 exhibit.ron 里的 languages。
    }
diagnostic-no-glyph = 字体里没有“{ $character }”（{ $codepoint }），屏幕上会显示成方框。
    .hint = 换一个常用字；表情符号请改成文字或图片。

## 名字和文件

diagnostic-duplicate-id = “{ $id }”用了两次。
    .hint = 给其中一个换个名字，或者删掉重复的。
diagnostic-unknown-item = 场景里没有叫“{ $found }”的物件。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 这里可以写：{ $known }。
       *[nothing] 先在 items 里放上物件。
    }
diagnostic-unknown-fact = 依据“{ $found }”不在这个内容包的 facts.ron 里。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 现有的依据：{ $known }。
       *[nothing] 在 facts.ron 里写上这条依据和出处。
    }
diagnostic-unknown-level = 没有叫“{ $found }”的关卡。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 现有的关卡：{ $known }。
       *[nothing] 关卡名就是文件名去掉 .ron，请先写好关卡文件。
    }
diagnostic-unknown-program = 没有叫“{ $found }”的体验流程。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 现有的流程：{ $known }。
       *[nothing] 先在内容包的 pack.ron 里写好 programs。
    }
diagnostic-unknown-pack = 没有叫“{ $found }”的内容包文件夹。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 现有的内容包：{ $known }。
       *[nothing] 在 exhibit.ron 旁边建一个同名的文件夹。
    }
diagnostic-pack-not-listed = 内容包“{ $pack }”没有写进这个展览的 packs。
    .hint = 把 "{ $pack }" 加进 packs，或者不用它的内容。
diagnostic-missing-file = 缺少文件 { $missing }。
    .hint = 每个内容包的文件夹里都要有 pack.ron，可以从别的内容包复制一份来改。
diagnostic-missing-picture = 找不到图片“{ $picture }”。
    .hint = 照片放在内容包的 pictures 文件夹里，写成 "pictures/文件名.jpg"；安全标志写成 "sign:名字"。检查大小写和后缀。
diagnostic-unreadable-picture = 图片“{ $picture }”打不开。
    .hint = 文件可能坏了，或者不是 PNG、JPEG、SVG。用看图软件打开，另存为 JPEG 再放回来。
diagnostic-picture-too-large = 图片“{ $picture }”太大：{ $width }×{ $height } 像素，{ $mebibytes } MB。
    .hint = 每边最多 { $most_side } 像素，文件最大 { $most_mebibytes } MB。用看图软件缩小后另存。
diagnostic-unknown-prop = 没有叫“{ $found }”的道具。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 可以用的道具有：{ $known }。
       *[nothing] 现在一个道具都没有，请检查程序的图片文件夹。
    }
diagnostic-unknown-prop-variant = 道具“{ $prop }”没有“{ $found }”这个样子。
    .hint = 可以写：{ $known }。
diagnostic-unknown-backdrop = 没有叫“{ $found }”的背景。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 可以用的背景有：{ $known }。
       *[nothing] 现在一个背景都没有，请检查程序的图片文件夹。
    }
diagnostic-unknown-slot = 道具“{ $prop }”上没有叫“{ $found }”的位置。
    .hint = { $suggests ->
        [nearest] 是不是想写“{ $nearest }”？
        [known] 它上面的位置有：{ $known }。
       *[nothing] 这个道具上不能放东西，请改用 at: (横, 竖)。
    }

## 区域

diagnostic-region-outside = 这里超出了画面 { $beyond } 像素。
    .hint = 画面是 { $width }×{ $height } 像素，整个区域都要在画面里面：把它移进来，或者改小。
diagnostic-region-crosses = 区域的第 { $first } 条边和第 { $second } 条边碰在一起了。
    .hint = 沿着外圈一个方向依次写各个点，不要来回跳。
diagnostic-too-few-points = 区域只有 { $found } 个点，围不成一块。
    .hint = 至少写三个点，或者改用 Circle 或 Rect。
diagnostic-region-too-small = 这里在屏幕上只有 { $found } 毫米宽，手指点不准。
    .hint = 至少要 { $needed } 毫米：把区域画大一些，或者把物件放大、移近。
diagnostic-hazards-overlap = 这个隐患和“{ $other }”离得太近，手指分不开。
    .hint = 把两个隐患移开一些，中心至少隔半个手指；一个不能完全挡住另一个。

## 找隐患

diagnostic-no-hazards = 这一关没有隐患可找。
    .hint = 在 hazards 里至少写一个隐患。
diagnostic-at-and-on = 这里把两种摆放方法写在了一起。
    .hint = 站在地上的写 at: (横, 竖)；放在别的物件上的写 on: "物件.位置"，只有这时才能再写 offset。
diagnostic-bad-seat = “{ $found }”看不出是放在哪里。
    .hint = 写成 "物件.位置"，例如 "scaffold.deck2_right"。
diagnostic-carrier-circle = “{ $item }”转了一圈又放在了自己身上。
    .hint = 至少有一个物件要用 at: (横, 竖) 站在地上。
diagnostic-hazard-and-lure = “{ $item }”已经是隐患，不能又是干扰项。
    .hint = 从 lures 里删掉它。隐患没有出现的时候，它本来就是干扰项。
diagnostic-hazard-without-twin = 道具“{ $prop }”只有一个样子，没有“安全”和“不安全”两种，不能当隐患。
    .hint = 换一个有两种样子的道具；或者把它写成干扰项，放进 lures。
diagnostic-twin-without-hazard = 物件“{ $item }”（道具“{ $prop }”）有不安全的样子，却没有写成隐患，所以永远是安全的。
    .hint = 在 hazards 里给它写一条；如果就是要它一直安全，写进 lures，说明它为什么安全。
diagnostic-bad-accident = “{ $found }”不是事故类别的代码。
    .hint = 写 "N01" 到 "N27"，职业健康写 "OH1" 到 "OH5"。
diagnostic-needs-review = 这一条还要请安全工程师看过。
    .hint = 看过并改好以后，把 needs_review 改成 false，或者删掉。
diagnostic-draw-zero = 每次至少要有一个隐患出现。
    .hint = 把 min 改成 1 或更大。
diagnostic-draw-reversed = 最少 { $min } 个比最多 { $max } 个还多。
    .hint = 把 min 改小，或者把 max 改大。
diagnostic-draw-too-many = 最多要出现 { $max } 个，可是这一关只写了 { $twins } 个隐患。
    .hint = 把 max 改成不超过 { $twins }，或者再加隐患。
diagnostic-draw-impossible = 最少要出现 { $min } 个，可是按 never_together 的规定最多只能同时出现 { $possible } 个。
    .hint = 把 min 改成不超过 { $possible }，或者放宽 never_together。
diagnostic-draw-on-photo = 照片上的隐患每次都在，draw 不起作用。
    .hint = 把 draw 删掉。

## 答题

diagnostic-too-few-choices = 只有 { $found } 个选项，没法选。
    .hint = 至少写两个选项；只问对错时用 TrueFalse(correct: true)。
diagnostic-duplicate-choice = 这个选项和序号 { $other } 的选项一样（序号从 0 数起）。
    .hint = 改成不同的内容，或者删掉一个，并检查 correct。
diagnostic-no-correct-choice = 没有写哪个选项是对的。
    .hint = 在 correct 里写上正确选项的序号，从 0 数起，例如 [0, 2]。
diagnostic-all-correct = 所有选项都对，这道题就不用想了。
    .hint = 加一个不对的选项，或者换一种问法。
diagnostic-choice-out-of-range = 没有序号是 { $found } 的选项。
    .hint = 选项从 0 数起，最后一个是 { $last }。
diagnostic-duplicate-correct = 正确选项的序号 { $found } 写了两遍。
    .hint = 删掉重复的序号。
diagnostic-correct-always-same-place = { $questions } 道不打乱顺序的题，答案总是第 { $place } 个，一看就会。
    .hint = 把 shuffle: false 删掉，让选项每次打乱；或者把答案放到不同的位置。
diagnostic-slider-reversed = 滑块的左端 { $min } 不比右端 { $max } 小。
    .hint = min 写小的数，max 写大的数。
diagnostic-slider-step = 滑块每一格是 { $step }，动不了。
    .hint = step 要大于 0，例如 1 或 0.1。
diagnostic-correct-off-slider = 正确答案 { $correct } 不在滑块上。
    .hint = 滑块是从 { $min } 到 { $max }：改答案，或者改两端。
diagnostic-correct-off-step = 正确答案 { $correct } 落在两格中间，滑块停不到。
    .hint = 改成 { $below } 或 { $above }，或者把 step 改小。

## 动手任务

diagnostic-wrong-count = 这里有 { $found } 个，要 { $min } 到 { $max } 个才行。
    .hint = 增加或删掉几个；放不下的可以另做一关。
diagnostic-same-text = 这一个和第 { $other } 个（从 0 数起）写得一样，谁也分不清。
    .hint = 改掉其中一个，或者删掉一个。
diagnostic-last-step-swaps = 这是最后一步，后面没有步骤可以和它互换。
    .hint = 把这里的 swaps_with_next 删掉；要写就写在互换的两步中靠前的那一步。
diagnostic-no-order = 所有步骤都可以互换，怎么排都对。
    .hint = 顺序要紧的地方删掉 swaps_with_next；如果顺序都不要紧，就不适合做排序题。
diagnostic-pace-reversed = 每分钟最慢 { $min } 次不比最快 { $max } 次慢。
    .hint = 写成 pace: (min: 100, max: 120)，或者删掉 pace：不写就是这个。
diagnostic-rhythm-too-short = { $seconds } 秒不够：节奏对了也按不完。
    .hint = 至少写 { $needed }；也可以删掉 seconds，会自动算好。
diagnostic-unknown-figure = 没有叫“{ $found }”的人物。
    .hint = { $suggests ->
        [nearest] 你是想写“{ $nearest }”吗？
        [known] 可以选：{ $known }。
       *[nothing] 一个人物也没有：assets/kit/dressing 不见了。
    }
diagnostic-unknown-gear = 没有叫“{ $found }”的穿戴用品。
    .hint = { $suggests ->
        [nearest] 你是想写“{ $nearest }”吗？
        [known] 可以选：{ $known }。
       *[nothing] 一件用品也没有：assets/kit/dressing 不见了。
    }
diagnostic-one-sided-gear = 这些用品要么全都需要，要么全不需要，观众没什么可选的。
    .hint = 既要有 needed: true 的，也要有 needed: false 的。
diagnostic-gear-in-the-way = 这一件需要穿戴，“{ $other }”也需要，可两件占同一个位置（{ $slot }），会互相顶掉。
    .hint = 把其中一件改成 needed: false，或者删掉。
diagnostic-service-expired = 服务“{ $service }”应在 { $review_by } 之前再核对一次。
    .hint = 问清楚地址、时间、电话还对不对，再写上新的 review_by。
diagnostic-service-example = 服务“{ $service }”只是示例，不该给观众看。
    .hint = 换成你亲自打电话核实过的真实信息，再删掉 example: true。

## 案例

diagnostic-unknown-node = 没有叫“{ $found }”的节点。
    .hint = { $suggests ->
        [nearest] 你是想写“{ $nearest }”吗？
        [known] 这个故事里有：{ $known }。
       *[nothing] 先在 nodes 里写上这个节点。
    }
diagnostic-unknown-flag = 没有哪个选项会记下“{ $found }”，所以它永远不成立。
    .hint = { $suggests ->
        [nearest] 你是想写“{ $nearest }”吗？
        [known] 选项会记下的有：{ $known }。
       *[nothing] 在某个选项里写上 sets: ["{ $found }"]，或者不用这个条件。
    }
diagnostic-too-many-flags = 这个故事要记 { $found } 件事，最多 { $most } 件。
    .hint = 删掉几个 sets；后面用不上的就不用记。
diagnostic-dead-end = 故事讲到“{ $node }”就断了。
    .hint = 写上 then：接着讲写 Go("下一个节点")，让观众选写 Decide(…)，到此结束写 End(help: […])。
diagnostic-unreachable-node = 怎么选都到不了“{ $node }”。
    .hint = 让某个节点或选项通到这里（go），或者把它删掉。
diagnostic-loop-without-exit = { $way ->
        [right] 每一步都选对的人，会一直在这几个节点里打转：{ $nodes }。
       *[any] 进了这几个节点就再也到不了结局：{ $nodes }。
    }
    .hint = { $way ->
        [right] 让最好的选项往结局走，不要绕回来。
       *[any] 让其中一个节点或选项（go）通到结局。
    }
diagnostic-no-decision = 这个故事里没有要观众做的决定。
    .hint = 至少让一个节点写 then: Decide(choices: […])。
diagnostic-no-ending = 这个故事没有结局。
    .hint = 至少让一个节点写 then: End(help: […])，告诉观众去哪里找帮助。
diagnostic-no-best-choice = 这里没有一个随时可选、完全正确的选项。
    .hint = 给最好的选项写 score: 1.0，它不要带 if_set。

## 依据

diagnostic-fact-expired = 依据“{ $fact }”已经过了复核日期 { $review_by }，展台上不再使用。
    .hint = 对照最新的官方文本核对，改好后更新 checked_on 和 review_by。
diagnostic-fact-never-cited = 没有关卡用到依据“{ $fact }”。
    .hint = 在题目或隐患的 facts 里写上它；不需要就删掉。
diagnostic-dates-reversed = 复核日期 { $review_by } 比核对日期 { $checked_on } 还早。
    .hint = review_by 要在 checked_on 之后，检查年份有没有写错。

## 流程和展览

diagnostic-take-too-many = 要抽 { $take } 道题，可是这一关只有 { $questions } 道。
    .hint = 把 take 改成不超过 { $questions }，或者再出几道题。
diagnostic-draw-from-non-quiz = “{ $level }”不是答题关，不能抽题。
    .hint = 写成 Level("{ $level }")，或者换一个答题关。
diagnostic-budget-too-short = 流程总共 { $budget } 秒，可是第一轮就要大约 { $needed } 秒。
    .hint = 把 budget_secs 改成 { $needed } 以上，或者把第一轮改短。
diagnostic-ranks-not-from-zero = 最低的称号从 { $found } 开始，分数更低的人就没有称号了。
    .hint = 第一个称号写 from: 0.0。
diagnostic-ranks-not-rising = 这个称号从 { $found } 开始，不比前一个 { $before } 高。
    .hint = 按分数从低到高写称号，每个都比前一个高。
diagnostic-idle-reversed = { $ask } 秒没人碰才询问，可是 { $reset } 秒就结束了，来不及回答。
    .hint = reset_after_secs 要比 ask_after_secs 大，多留 15 到 20 秒。
diagnostic-no-staff-pin = 还没有设工作人员密码：员工页面只能看，不能重新读取内容，也不能退出。
    .hint = 运行 huoyan pin，把它给出的那一行放到这里。
diagnostic-bad-pin-hash = 这里不是 huoyan pin 给出的密码散列值，员工页面只能看。
    .hint = 运行 huoyan pin，把它给出的那一行完整地放到这里；密码本身不要写进文件。

## 演练脚本

diagnostic-time-runs-back = 这一步在 { $found } 秒，比上一步的 { $before } 秒还早。
    .hint = 按时间先后写各个步骤。
