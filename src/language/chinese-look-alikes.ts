/** Han characters that are mistaken for one another by how they look, in groups. Sound is not meant. */
const groups = `
  木术本禾 末未 己已巳 人入八 土士 日曰目 天夫大太 千干于 刀力 域城 情清请晴 休体 侯候 历厉 析折拆 拔拨 戊戌戍 沟构购 编偏遍 坏环 圆园
  冶治 免兔 径经 谈淡 载栽裁 值植 像象 坐座 住往 今令 代伐 们门 问间闻 特持待 传转 设没 股般 领颂 划刘 规现观 技枝 艺亿 官宫 宜宣 展屋 贝见
  市布 币巾 员货 产严 业亚 未来 会合 全金 金今 文艾 化比 他地 广厂 告吉 吿告 消销 费贵 件仵 数教 字宇 娱误 乐东 东车 软轮 动功 勖动 曼漫慢 画面 面而
  制利 作昨 作件 计汁 设议 创刨 意章 工王 业叶 常党堂 委季 副福 长张 黄寅 奇寄 帆机 位拉 岗冈 职织 识织 知和 权杈 财材 富副 才寸 华毕 增曾 加如 占古 比北
  例列 年午 元无 亿忆 万方 每海 界畀 球救 速束 率卒 基其 础咄 经轻 济挤 教数 育盲 学字 型形 社杜 习刁 新析 市巾 民氏 众从 激邀 发友 升开 级极 优忧 构钩 传砖 统流 起赶 步涉 早旱 载戴 平乎 台合
`;

const mates = new Map<string, string>();
for (const group of groups.trim().split(/\s+/u))
  for (const character of group) mates.set(character, (mates.get(character) ?? "") + group);

/** Characters that look like this one, without itself. */
export function lookAlikesOf(character: string): readonly string[] {
  return [...new Set(mates.get(character) ?? "")].filter((mate) => mate !== character);
}
