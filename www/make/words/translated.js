// Sentences that the reader of tables writes in English, in Chinese. Each pattern is one sentence; `$1` is what it quotes.

/** Why a cell is not understood. */
const REASONS = [
  [/^neither a number nor a known mark$/, "既不是数字，也不是已知符号"],
  [/^a date or a time; spreadsheets make (.*) of other texts$/, "日期或时间；电子表格会把别的文字变成“$1”"],
  [/^a mark that nobody explains$/, "没有说明的符号"],
  [/^a growth among numbers of another unit of measure$/, "增速混在其他计量单位的数字中"],
  [/^the width of an interval without a value$/, "有误差范围而没有数值"],
  [/^a minus and brackets around one number$/, "一个数字既有负号又有括号"],
  [/^another decimal mark than its column's$/, "小数点与同列不同"],
  [/^digits that are parted in no known way$/, "数字的分节方式无法识别"],
  [/^more than (\d+) digits$/, "超过$1位数字"],
  [/^a number without % among per cents$/, "百分数中没有%的数字"],
  [/^its unit of measure is “(.*)”, not “(.*)”$/, "计量单位是“$1”，不是“$2”"],
  [/^too large a number$/, "数字太大"],
  [/^too many digits$/, "位数太多"],
  [/^a range that ends below its beginning$/, "范围的终点小于起点"],
  [/^a bound with an interval around it$/, "界限带有区间"],
  [/^an interval around a bound$/, "界限带有区间"],
  [/^the flag “(.*)” beside a number$/, "数字旁的标记“$1”无法识别"],
  [/^an unknown flag$/, "标记无法识别"],
  [/^an interval without a value$/, "有区间而没有数值"],
  [/^the interval from (.*) to (.*) does not hold (.*)$/, "区间$1至$2不含$3"],
  [/^a decrease by more than everything$/, "下降超过全部"],
  [/^a range$/, "是一个范围"],
  [/^a bound, where the end of an interval should be$/, "应为区间端点，却是界限"],
  [/^one end of an interval$/, "只有区间的一端"],
  [/^a width without a value$/, "有误差范围而没有数值"],
  [/^no interval with two ends$/, "没有两端齐全的区间"],
  [/^the row has no name$/, "这一行没有名称"],
  [/^“(.*)” is no period$/, "“$1”不是时期"],
  [/^row (\d+) has a figure of the same unit, metric and period$/, "第$1行已有同一单位、指标、时期的数字"],
  [/^a period of which the file does not say when it begins and ends$/, "文件没有说明这个时期何时起止"],
  [/^none of stated, implied, unknown$/, "不是“stated”“implied”“unknown”之一"],
  [/^no kind of metric$/, "不是指标的类型"],
  [/^its metric is of the kind “(.*)” above$/, "上面同一指标的类型是“$1”"],
  [/^without its id, the row says nothing$/, "没有编号，这一行无从理解"],
  [/^neither “reported” nor a reason of a gap$/, "既不是“reported”，也不是缺失的原因"],
  [/^no bound that there is$/, "没有这种界限"],
  [/^no status that there is$/, "没有这种状态"],
  [/^neither a value nor both ends of a range$/, "既没有数值，也没有范围的两端"],
  [/^a grade without its name$/, "档次没有名称"],
  [/^no whole number from −18 to 12$/, "不是−18到12的整数"],
  [/^not a number with a point as its decimal mark$/, "不是以点为小数点的数字"],
  [/^not a number with (\S+) decimals, as its row says$/, "不是本行所说的$1位小数的数字"],
];

/** What of a mapping does not fit the table. */
const MISFITS = [
  [/^there is no table in the range (.*)$/, "范围$1中没有表格"],
  [/^the column “(.*)” is no longer there$/, "“$1”列已不存在"],
  [/^the column “(.*)” is new: (.*)$/, (heading, role) => `“${heading}”列是新的：${role}`],
  [/^nothing in the table needs the decision (.*) about “(.*)”$/, "表中已没有需要“$1 $2”这一决定之处"],
  [/^(\S+) has no choice “(.*)” \(.*\)$/, "“$1”没有“$2”这一选项"],
  [/^the column “(.*)” of a chart's CSV is read as (.*), not as (.*)$/, (heading, role) => `图表CSV的“${heading}”列只能作为${role}`],
  [/^row (\d+), column (\d+) is no longer “(.*)”: it is not corrected$/, "第$1行第$2列不再是“$3”：未更正"],
  [/^“(.*)” is not computed: no column “(.*)” has figures$/, "“$1”未计算：“$2”列没有数字"],
  [/^“(.*)” is not computed: nobody has both “(.*)” and “(.*)”$/, "“$1”未计算：没有单位同时有“$2”和“$3”"],
  [/^“(.*)” is not computed: (\d+) is no power of ten up to a million$/, "“$1”未计算：$2不是一百万以内的10的幂"],
  [/^“(.*)” is not computed: it needs a name and at most 6 decimals$/, "“$1”未计算：需要名称，小数至多6位"],
];

/** What is wrong with a dataset that a table becomes, and how to correct it. */
const PROBLEMS = [
  [/^a rank is a whole number of at least 1$/, "位次是不小于1的整数"],
  [/^a count is a whole number of at least 0$/, "个数是不小于0的整数"],
  [/^a streak is a whole number of years$/, "连续年数是整数"],
  [/^this is below the least that the metric allows, its `floor`$/, "低于该指标可能的最小值"],
  [/^(.*) has more than 18 significant digits, or more than 12 after the point$/, "$1超过18位有效数字，或超过12位小数"],
  [/^(.*) is out of range$/, "$1超出范围"],
  [/^this address cannot be used in a link$/, "这个网址不能用作链接"],
  [/^the upper end is not above the lower$/, "上限不高于下限"],
  [/^the value does not lie in the interval$/, "数值不在区间内"],
  [/^this end is not on the open side of the value$/, "这一端不在界限允许的一侧"],
  [/^write 3 for third$/, "第三写作3；或者在“说明”中改选数值类型"],
  [/^correct it, or add .*$/, "请更正；若可以小于0，请在“说明”中改选数值类型，例如数量"],
  [/^write it out, .*$/, "请写成整数，或在“说明”中改选数值类型“数量”"],
  [/^exchange them$/, "请把两者对调"],
  [/^write 9 for .*$/, "连续第九年写作9"],
  [/^leave out digits .*$/, "去掉没有意义的位数，或改用更大的计量单位"],
  [/^write at most .*$/, "至多为10的18次方；请改用更大的计量单位"],
  [/^write an address that begins .*$/, "请写以https://开头、不含空格的网址"],
];

const through = (patterns) => (text, translate = (part) => part) => {
  const known = patterns.find(([pattern]) => pattern.test(text));
  if (!known) return text;
  const [pattern, chinese] = known;
  return typeof chinese === "string" ? text.replace(pattern, chinese) : text.replace(pattern, (all, first, second) => chinese(first, translate(second)));
};

export const reason = through(REASONS);
export const misfit = through(MISFITS);
export const problem = through(PROBLEMS);
