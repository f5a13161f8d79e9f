import type { Random } from './random.ts'

// Invented words. Firms, people and projects made of them stand for nobody.
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
]
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红鹏辉亮建国志文海波晓东立新春雷永健思远子涵雨轩嘉怡振宇国栋学民宏伟立群卫东长青',
]
const brandFirst = [...'恒永鼎华瑞嘉宏启泰信诚晟润景昊卓远博隆源盛同汇锦安和中东']
const brandSecond = [...'筑垣峤宸厦基岳固砺陆川衡桥渠榫']
const roads = [
  '兴业',
  '融景',
  '景盛',
  '创新',
  '育才',
  '和谐',
  '朝晖',
  '文昌',
  '瑞丰',
  '宏图',
  '长兴',
  '永旺',
  '科苑',
  '绿洲',
  '清泉',
  '金桥',
  '迎宾',
  '通达',
  '顺康',
  '广源',
  '云杉',
  '银杏',
  '海棠',
  '玉兰',
  '青松',
  '康泰',
  '锦绣',
  '荣昌',
  '振兴',
  '锐意',
]
const roadKinds = ['路', '街', '大街', '南路', '北街', '东路', '西路', '中路']
const stationNames = [
  '桃园',
  '柳荫',
  '石桥',
  '南场',
  '北坞',
  '榆树庄',
  '双槐',
  '三岔口',
  '望湖',
  '清渠',
  '古槐',
  '砖窑',
  '杏林',
  '官庄',
  '马道',
  '长堤',
  '新宫里',
  '东营',
  '西营',
  '北关口',
  '枫林',
  '松岭',
  '云塘',
  '井台',
  '大坨',
  '小坨',
  '沙窝村',
  '白塔湾',
  '红枫',
  '芦台',
]

export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '')
}

/** Distinct names of one kind of firm, e.g. 北京恒筑建设集团有限公司. */
export function firmNames(random: Random, count: number, endings: readonly string[]): string[] {
  const names = new Set<string>()
  while (names.size < count)
    names.add(`北京${random.pick(brandFirst)}${random.pick(brandSecond)}${random.pick(endings)}`)
  return [...names]
}

export function roadName(random: Random): string {
  return random.pick(roads) + random.pick(roadKinds)
}

/** Distinct metro stations, none of them a real one. */
export function stations(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    const name = random.pick(stationNames)
    names.add(names.has(name) ? `${name}${random.pick([...'东西南北'])}` : name)
  }
  return [...names]
}

/** A number that no telephone has: the 555 block of no carrier. */
export function phone(random: Random): string {
  return `100555${String(random.int(0, 99999)).padStart(5, '0')}`
}

/** Digits with leading zeros. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
