// What the page says in Chinese.

import { QUESTIONS } from "../../tables/questions.js";
import { misfit, problem, reason } from "./translated.js";

const MEANINGS = {
  not_reported: "未报告", unknown: "未知", suppressed: "不公开", not_applicable: "不适用", below_detection: "不足最小单位",
  unreliable: "不够可靠", not_yet_due: "尚未到期", not_collected: "未采集", withheld: "未公布", cut_off: "截断", unreadable: "无法辨认", zero: "零", not_data: "不是数据",
};

const about = (name) => `“${name}”`;
const cells = (count) => `${count}个单元格`;

const FILES = {
  "a PDF file": "PDF文件", "a picture": "图片", "a compressed file": "压缩文件", "a Parquet file": "Parquet文件",
  "a formatted text": "带格式的文本", "an XML document": "XML文档", "a JSON document": "JSON文档",
};

export const zh = {
  title: "从表格到图表",
  promise: "表格不离开这台设备",
  kept: "只存在本机，直到您清除",
  forget: "清除",
  forgotten: "已清除：表格没有留下任何内容。",
  steps: { give: "粘贴", check: "核对", describe: "说明", take: "取用" },
  step: "步骤",
  language: "语言",

  give: {
    heading: "您的表格",
    drop: "把表格拖到这里",
    kinds: "CSV、TSV、XLSX、XLS、ODS或HTML，最大64 MB",
    choose: "选择文件",
    paste: "或粘贴电子表格的单元格",
    read: "读取",
    address: "或给出网址",
    fetch: "获取",
    example: "试用示例",
    drag: "松开即读取表格",
  },
  busy: "正在读取表格……",
  percent: (count) => `${count}%`,
  checking: "最后一步：检查数字",
  seconds: (count) => `${count}秒`,
  cancel: "取消",
  cancelled: "已取消，屏幕上的内容不变。",

  live: "实时图表，即读者所见",
  noFigures: "有了数字，图表就显示在这里。",
  stale: "图表仍是上一次能画出的数字。",
  publish: "发布之前",

  advice: {
    share_above_all: (metric, unit) => `${metric}：${unit}的占比超过100%，确实可以超过全部吗？`,
    loss_of_more_than_all: (metric, unit) => `${metric}：${unit}的下降超过全部。`,
    far_above_others: (metric, unit) => `${metric}：${unit}是其他任何一个的十倍以上，对吗？`,
    rank_disagrees: (metric, unit, other) => `${metric}：${unit}的位次与${other}不符，其他的都相符。`,
    far_below_others: (metric, unit) => `${metric}：${unit}不到其他任何一个的百分之一，计量单位相同吗？`,
    total_among_parts: (metric, unit) => `${metric}：${unit}是其他各项之和，却与它们一起排名。要略去吗？`,
    growth_across_break: (metric, unit) => `${metric}：${unit}的增速跨越了序列的中断。`,
    name_twice: (metric, name, other) => (name === other ? `${name}有两行，数字互相矛盾。` : `${about(name)}和${about(other)}可能是同一个。`),
    only_one: (metric, unit) => `${metric}：只有${unit}有数字，无从比较。`,
    few_are_exact: (metric, count, all) => `${metric}：${all}个中有${count}个是界限或缺失，排名说明不了什么。`,
    periods_mixed: (metric, periods) => `${metric}：数字属于不同时期（${periods}）。`,
  },
  counts: {
    cells, figures: (count) => `${count}个数字`, gaps: (count) => `${count}个缺口`, not_data: (count) => `${count}个不是数据`,
    not_understood: (count) => `${count}个未理解`,
  },
  legend: "图例",
  notUnderstood: "未理解",
  where: (number, heading) => `第${number}行，${about(heading)}`,
  correct: "更正",
  tableOf: (name) => `表格${name}：每个单元格的理解`,
  row: "行",
  leaveRow: (name) => `略去${about(name)}这一行`,
  takeRow: (name) => `恢复${about(name)}这一行`,
  more: (count) => `另有${count}个`,
  signs: "符号按",
  sheet: "工作表",
  hiddenSheet: (name) => `${name}（隐藏）`,
  range: "范围",
  rangeOther: "其他单元格……",
  rangeCells: "首尾单元格，例如B4:E17",
  otherTables: (count) => `工作表中还有${count}个表格。`,
  next: { describe: "说明这些数字", take: "取用" },
  undo: "撤销", redo: "重做",
  mappingIn: "照另一张表的读法（映射文件）",
  misfits: "映射文件中与本表不符之处",
  editCell: (text, where) => `更正${about(text)}，${where}。回车保存，Esc放弃。`,
  printedAs: (text) => `原为${about(text)}`,

  question: {
    or: "”或“", guess: "推测",
    guessed: "在您选择之前只是推测",
    settled: "已回答",
    open: (count) => `${count}个问题待回答`,
    none: "没有待回答的问题。",
    other: "其他……",
    cells,
    texts: QUESTIONS.zh,
  },
  choices: {
    ...MEANINGS,
    minus: "负数", increase: "增加", low_reliability: "可靠性低", nothing: "没有意思",
    point: "点（1.5）", comma: "逗号（1,5）", "not a number": "不读取",
    "fractions of one": "是比例", "as printed": "照原样", yes: "是", no: "否", million: "百万", metre: "米",
    90: "90", 95: "95", 99: "99", "not stated": "未说明", total: "是合计", note: "是注释", unit: "是报告单位",
    "given by others": "外部评定", "computed from the figures": "由数字算出", "day first": "日", "month first": "月",
    units: "报告单位", metrics: "指标", figure: "数字",
    german: "德国统计机构", hungarian: "匈牙利统计局", eurostat: "欧盟统计局", british_brackets: "英国官方统计",
    french: "法国统计局", american_census: "美国人口普查", chinese_yearbook: "中国统计年鉴", none: "通用含义",
  },

  is: { figure: "数字", gap: "缺口", not_data: "不是数据", not_understood: "未理解" },
  reasons: MEANINGS,
  bounds: { over: "超过", at_least: "不少于", about: "约", under: "不足", at_most: "不超过" },
  status: {
    provisional: "初步数", revised: "修订数", estimated: "估计数", forecast: "预测数", break: "序列中断", low_reliability: "可靠性低",
    definition_differs: "口径不同",
  },
  why: {
    key: "名称", code: "代码", repeats: "重复", measure: "计量单位", attribute: "不是数字", qualifier: "属于旁边的数字", total: "合计",
    group_heading: "小标题", left_out: "略去", empty: "空",
  },
  bounded: (bound, value) => bound + value,
  becomes: (value) => `→ ${value}`,
  range: (lower, upper) => `${lower}至${upper}`,
  interval: (low, high, level) => (level ? `${level}%区间${low}至${high}` : `区间${low}至${high}`),
  taken: { guess: "推测", asked: (text) => `${text}？`, corrected: "已更正", note: "说明" },
  roles: {
    unit: "报告单位", metric: "指标", dimension: "分组", period: "时期", measure: "计量单位", figure: "数字", low: "下限", high: "上限",
    spread: "误差", interval: "区间", flag: "标记", note: "说明", multiplier: "乘数", code: "代码", repeats: "重复", attribute: "不是数字", left_out: "略去",
  },
  roleOf: (heading) => `${about(heading)}这一列是什么`,
  reason,
  subject: (unit, metric) => `${unit}，${metric}`,
  misfit(text) { return misfit(text, (role) => this.roles[role] ?? role); },
  problem: ({ message, help }, subject) => `${subject ? `${subject}：` : ""}${problem(message)}。${problem(help)}。`,

  describe: {
    heading: "读者看到的说明",
    title: "标题", source: "来源", link: "来源链接", note: "说明", optional: "可不填",
    headline: "您自己的标题", headlineHint: "显示在图表上方；图表自己的标题不变。",
    notInData: (parts) => `数据中没有：${parts.join("、")}`,
    unset: (shown) => `未填写：读者会看到“${shown}”`, noSource: "未注明来源",
    unsetBefore: { title: (shown) => `未填写标题：读者会看到“${shown}”。`, source_name: (shown) => `未填写来源：读者会看到“${shown}”。` },
    period: "全部数字的时期", periodHint: "2024、2024-H1、2024-Q2、2024-06或2024-06-30",
    periodInTitle: (period) => `标题写有${period}：如全部数字都属这一时期，请填在此处。`,
    linkHint: "以 https:// 开头的网址",
    metrics: "这些数字",
    name: "名称", unit: "计量单位", kind: "类型", better: "哪端更好", leave: "略去",
    kinds: {
      amount: "数额", count: "数量", share: "占比", growth: "增速", rate: "比率", rank: "位次", score: "得分", points: "百分点", multiple: "倍数",
      duration: "时长", streak: "连续次数", grade: "档次",
    },
    betters: { "": "按类型的惯例", higher: "高", lower: "低", neither: "都不是" },
    of: (what, name) => `${about(name)}的${what}`,
  },

  near: {
    heading: "相近但不可比",
    hint: "读者会看到另一指标和不可比的原因，二者不会排在一起。",
    metric: "指标", other: "与", reason: "不可比的原因", add: "添加", remove: "删除",
    removeOf: (metric, other) => `删除：${metric}与${other}`,
    pair: (metric, other, reason) => `${metric}与${other}：${reason}`,
  },

  compute: {
    heading: "按人均或每千计算",
    hint: "一列除以另一列；算式会写在每张图表和导出里。",
    of: "用", per: "除以", times: "每", head: "1", decimals: "小数位数", called: "名称", add: "计算",
    name: (of, per, times) => `每${times}${per}的${of}`,
    rounded: (formula, decimals) => `${formula}，四舍五入到${decimals}位小数`,
  },

  take: {
    heading: "带走",
    file: "单个文件", fileHint: "带图表的网页，可离线打开，也可放在任何网站。其中有表格（不含略去的内容），所以能在这里再次打开。",
    zip: "独立网站（ZIP）", zipHint: "可放到任何静态主机：一个网页、一个供框架嵌入的网页、数据，以及它们要用的文件。可在此重新打开。", saveZip: "保存ZIP",
    readme: `请把本文件夹的所有文件放到同一个网站目录。直接从磁盘打开无效；如需从磁盘打开，请用“单个文件”。

index.html     网页
embed.html     供框架嵌入：<iframe src="https://您的网址/embed.html" width="100%" height="500"></iframe>
figures.json   数字
_headers       Netlify、Cloudflare Pages等主机的标头

在您自己的网页中：
<script type="module" src="https://您的网址/reported-figures.js"></script>
<reported-figures src="https://您的网址/figures.json"></reported-figures>
`,
    picture: "图片", pictureHint: "图表当前的视图。",
    data: "数据", dataHint: "供网页元素使用的数据集；以及各项决定，下月的表格可照此读取。",
    saveFile: "保存文件", png: "PNG", svg: "SVG", dataset: "数据集（JSON）", mapping: "映射（JSON）",
    embed: "嵌入", copy: "复制", copied: "已复制",
    hosting: ["把数据集存为 figures.json，放在网站上您的网页旁边。", "把这两行放进网页中要显示图表的地方。", "打开网页：图表会从旁边读取数字。"],
    page: "本页的单个文件", pageHint: "不需要网络和服务器，从磁盘打开即可读取表格；表格同样不离开这台设备。", savePage: "保存本页",
    open: (count) => `${count}个待回答的问题会影响数字：文件按推测写出。`,
    failed: (reason) => `未成功：${reason}`,
    saved: (name) => `已存为 ${name}`,
    nothing: "还没有可取用的数字。",
  },

  rebuilt: (lost) => `已由数据集重建表格。${lost.length ? `表格容纳不下的内容未保留：${lost.join("、")}。` : ""}`,
  refused: {
    empty: () => "文件是空的，请重新导出表格。",
    too_many_bytes: () => "文件超过64 MB，请略去不需要的内容。",
    too_many_rows: () => "表格超过200,000行，请略去不需要的内容。",
    too_many_columns: () => "表格超过2,000列，请略去不需要的列，或将行列互换。",
    too_many_cells: () => "表格超过8,000,000个单元格，请略去不需要的列。",
    web_page: (title) => `这是一个没有表格的网页${title ? `（${about(title)}）` : ""}。请直接下载表格，不必登录。`,
    other_file: (kind) => `这是${FILES[kind] ?? kind}，不是表格。请另存为CSV或XLSX。`,
    not_text: () => "这既不是文本，也不是工作簿。请另存为CSV或XLSX。",
    workbook: (reason) => `工作簿无法读取（${reason}）。请重新存为XLSX。`,
    no_sheet: (name) => `没有工作表${about(name)}。`,
    own_export: (missing) => `这是从图表导出的CSV，缺少决定数字含义的列（${missing}）。请重新导出。`,
    one_column: () => "文本没有分列：没有以制表符、分号、逗号或 | 一致分隔的行。",
    no_figures: () => "表格中没有一个数字。工作表选对了吗？",
    bad_mapping: (reason) => `这不是本页能读的映射文件（${reason}）。`,
    bad_address: () => "这不是网址。网址以 https:// 开头。",
    http: (status) => `网址的回答是${status}${status === "404" ? "：那里没有内容" : ""}。请核对，或下载表格后拖到这里。`,
    network: () => "从这里访问不到这个网址：网址有误、没有网络，或其服务器不允许其他网页读取。请下载表格后拖到这里。",
    no_clipboard: () => "粘贴的内容里没有表格。请复制电子表格的单元格。",
    bad_dataset: () => "这个数据集有错误。`cargo run -- check FILE`会逐一指出，显示它的图表也会指出。",
    mapping_alone: () => "这是映射文件。请先给出表格，再给出映射。",
    not_ours: () => "这个网页里没有可编辑的表格。请拖入制作它的表格。",
    broken: (reason) => `读取中断（${reason}）。小一些的表格也许可以。`,
    no_wasm: (reason) => `表格读取程序未能加载（${reason}）。请重新打开网页。`,
  },
  stays: "屏幕上的内容不变。",
};
