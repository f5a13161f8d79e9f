import type { Stage } from './city.ts'

/** What officers find: sample items of our own, not the official ones. */
export type Item = {
  code: string
  stages: Stage[]
  facts: string
  remedy: string
  criterion: string
  /** Grave enough to stop work. */
  isGrave?: boolean
}

const open: Stage[] = ['S2', 'S3', 'S4', 'S5', 'S6', 'S7']

export const items: Item[] = [
  {
    code: '示例-C1-01',
    stages: ['S1', ...open],
    facts: '专职安全员到岗人数不足',
    remedy: '按规定配足专职安全员并到岗履职',
    criterion: '专职安全员人数不少于配备标准，考勤连续',
  },
  {
    code: '示例-C1-02',
    stages: ['S1', ...open],
    facts: '专项施工方案交底记录缺少签字',
    remedy: '补充方案交底并由交底人、被交底人签字',
    criterion: '交底记录完整，签字齐全',
  },
  {
    code: '示例-C1-03',
    stages: [...open, 'S8'],
    facts: '项目经理连续未在岗带班',
    remedy: '项目经理到岗带班，补齐带班记录',
    criterion: '带班生产时间不少于当月施工时间的80%',
  },
  {
    code: '示例-C2-基坑-01',
    stages: ['S2', 'S3'],
    facts: '基坑临边防护缺失约20米',
    remedy: '按方案安装临边防护栏杆并挂网',
    criterion: '栏杆高度不低于1.2米，连续牢固',
  },
  {
    code: '示例-C2-基坑-02',
    stages: ['S2', 'S3'],
    facts: '基坑监测数据超过报警值未处置',
    remedy: '停止坑边作业，加密监测并由设计复核支护',
    criterion: '监测数据回落稳定，处置记录闭合',
    isGrave: true,
  },
  {
    code: '示例-C2-模板-01',
    stages: ['S4'],
    facts: '高支模未经验收即准备浇筑',
    remedy: '停止浇筑，组织验收并整改',
    criterion: '验收记录齐全，各方签字',
    isGrave: true,
  },
  {
    code: '示例-C2-模板-02',
    stages: ['S3', 'S4'],
    facts: '模板支架扫地杆缺失',
    remedy: '补设扫地杆及水平拉杆',
    criterion: '杆件齐全，间距符合方案',
  },
  {
    code: '示例-C2-脚手架-01',
    stages: ['S4', 'S5', 'S6'],
    facts: '脚手架连墙件局部拆除',
    remedy: '恢复连墙件并复验',
    criterion: '连墙件间距符合方案，验收合格',
  },
  {
    code: '示例-C2-脚手架-02',
    stages: ['S4', 'S5', 'S6'],
    facts: '作业层脚手板未满铺',
    remedy: '满铺脚手板并固定',
    criterion: '脚手板满铺，无探头板',
  },
  {
    code: '示例-C2-临边-01',
    stages: ['S4', 'S5', 'S6', 'S7'],
    facts: '电梯井口、预留洞口防护不到位',
    remedy: '安装定型化防护门和盖板',
    criterion: '洞口防护齐全、牢固、有警示',
  },
  {
    code: '示例-C2-起重-01',
    stages: ['S3', 'S4', 'S5'],
    facts: '塔式起重机限位装置失灵',
    remedy: '停用并检修，经检验合格后使用',
    criterion: '限位装置灵敏，检验报告合格',
    isGrave: true,
  },
  {
    code: '示例-C2-用电-01',
    stages: open,
    facts: '二级配电箱无漏电保护',
    remedy: '更换合格配电箱，逐级设置漏电保护',
    criterion: '三级配电、逐级保护，试跳正常',
  },
  {
    code: '示例-C2-吊篮-01',
    stages: ['S6'],
    facts: '高处作业吊篮安全绳未独立设置',
    remedy: '停用吊篮，独立设置安全绳',
    criterion: '安全绳独立固定，安全锁在标定期内',
  },
  {
    code: '示例-C3-01',
    stages: open,
    facts: '见证取样记录与进场批次不符',
    remedy: '补做见证取样并核对批次',
    criterion: '取样批次与进场记录一致',
  },
  {
    code: '示例-C3-02',
    stages: ['S3', 'S4', 'S5', 'S7'],
    facts: '隐蔽工程验收资料滞后',
    remedy: '补充验收资料，未验收部位不得隐蔽',
    criterion: '隐蔽验收资料与进度同步',
  },
  {
    code: '示例-C4-01',
    stages: ['S4', 'S5'],
    facts: '混凝土构件局部露筋',
    remedy: '制定修补方案并经监理确认后处理',
    criterion: '修补密实，回弹强度达到设计值',
  },
  {
    code: '示例-C4-02',
    stages: ['S5', 'S6'],
    facts: '屋面防水蓄水试验渗漏',
    remedy: '查明渗漏点，返修后重做蓄水试验',
    criterion: '蓄水24小时无渗漏',
  },
  {
    code: '示例-C4-03',
    stages: ['S6', 'S7', 'S8'],
    facts: '外墙保温粘结面积不足',
    remedy: '对不合格部位返工',
    criterion: '拉拔试验和粘结面积符合设计',
  },
  {
    code: '示例-C5-01',
    stages: ['S1', ...open, 'S8'],
    facts: '裸露土方未苫盖',
    remedy: '全部苫盖或固化',
    criterion: '裸土苫盖率100%',
  },
  {
    code: '示例-C5-02',
    stages: ['S1', ...open],
    facts: '车辆冲洗设施停用',
    remedy: '恢复冲洗设施并专人管理',
    criterion: '出场车辆不带泥',
  },
]

export const complaintTexts = [
  '夜间施工噪声扰民',
  '工地扬尘较大，未见洒水',
  '围挡破损影响行人安全',
  '塔吊吊物从人行道上方经过',
  '渣土车出场未冲洗',
  '施工导致路面沉降',
  '施工照明直射居民楼',
  '新交付房屋外墙渗水',
]
