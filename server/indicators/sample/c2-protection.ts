import { group } from './group.ts'

const entity = { angle: 'entity', domain: 'safety' } as const

/** C2 安全防护实体, second part: edges and openings, electricity, fire, cradles and machines. */
export const c2Protection = [
  group(
    { code: 'C2-临边', zh: '临边洞口与高处作业', en: 'Edges, openings and height', ...entity, stages: 'S3-S7' },
    `
    001 key photo 10 示例-C2-临边-01
    电梯井口设高度不低于 1.5 m 的防护门，预留洞口盖板固定，电梯井内每两层且不大于 10 m 设安全平网
    Lift openings have gates of at least 1.5 m, holes fixed covers, and lift shafts a net every two storeys, at most 10 m apart
    - 3 盖板未固定 | Covers not fixed
    - 6 防护门或平网局部缺失 | Gates or nets missing in places
    - 10 多处无防护 | Many without protection
    ? 照片 | Photos

    002 key photo 8
    楼层、屋面、楼梯、阳台等临边设高度不低于 1.2 m 的栏杆和高度不低于 180 mm 的挡脚板
    Edges of floors, roofs, stairs and balconies have rails of at least 1.2 m and toe boards of at least 180 mm
    - 3 局部缺失 | Missing in places
    - 8 整层缺失 | A whole storey without
    ? 照片 | Photos

    003 photo 5
    建筑物出入口、通道、加工场处于坠落半径内的搭设双层防护棚
    Entrances, passages and workshops within the fall radius have double roofs
    - 2 防护棚破损 | Damaged
    - 5 无防护棚 | None
    ? 照片 | Photos

    004 5
    移动平台、吊顶作业架、梯子稳固，高处作业有可靠系挂点或生命绳
    Mobile towers and ladders stand firm, and work at height has anchor points or lifelines
    - 2 平台缺栏杆 | Towers without rails
    - 5 无系挂点高处作业 | Work at height with nothing to clip to
    ? 照片 | Photos`,
  ),
  group(
    { code: 'C2-用电', zh: '临时用电', en: 'Temporary power', ...entity, stages: 'S1-S7' },
    `
    001 key photo 8 示例-C2-用电-01
    采用三级配电、逐级漏电保护和 TN-S 系统，一机、一闸、一漏、一箱
    Power comes over three levels with residual-current protection on each and a separate earth; each machine has its own box and switch
    - 3 一闸多机 | Several machines on one switch
    - 8 无漏电保护或保护零线缺失 | No protection, or no earth
    ? 配电系统图、箱内照片 | Diagram, photos of boxes

    002 6
    末级开关箱漏电动作电流不大于 30 mA、动作时间不大于 0.1 s，定期测试接地电阻、绝缘电阻和漏电动作
    Final boxes trip at no more than 30 mA within 0.1 s; earth, insulation and tripping are tested regularly
    - 3 测试记录不连续 | Gaps in the tests
    - 6 参数不符或试跳失灵 | Wrong ratings, or no trip
    ? 测试记录 | Test records

    003 photo 4
    电缆架空或埋地敷设，不拖地、不泡水，过路穿管；外电线路安全距离不足时设防护
    Cables hang or are buried, not dragged or under water, and pass roads in ducts; overhead lines too near are screened
    - 2 局部拖地 | Dragged in places
    - 4 外电防护缺失 | Lines not screened
    ? 照片 | Photos

    004 4 S2-S7
    潮湿和易触电场所照明电压不大于 24 V，特别潮湿场所、金属容器内不大于 12 V
    Lighting is at most 24 V in damp places, and 12 V in very wet ones and metal vessels
    - 2 灯具破损 | Damaged lamps
    - 4 电压不符 | Too high a voltage
    ? 检查记录 | Checks`,
  ),
  group(
    { code: 'C2-消防', zh: '消防安全', en: 'Fire', ...entity },
    `
    001 key photo 8
    临时消防车道畅通，灭火器材配置到位有效；建筑高度大于 24 m 的在建工程随层设置临时消防给水
    Fire lanes are clear and extinguishers in place; works above 24 m have a fire main that rises with the storeys
    - 2 灭火器失效 | Dead extinguishers
    - 4 消防车道堵塞 | Blocked lanes
    - 8 应设未设消防给水 | No main where one is due
    ? 平面图、照片、试水记录 | Plan, photos, flow tests

    002 key photo 8
    办公、生活用房芯材燃烧性能为 A 级，不在在建建筑内住人，宿舍不私拉电线、不给电动车充电
    Huts have cores that do not burn, nobody sleeps in the works, and dormitories have no wild wiring and charge no e-bikes
    - 3 私拉电线 | Wild wiring
    - 8 住人或芯材不合格 | People sleep there, or cores burn
    ? 检验报告、照片 | Test reports, photos

    003 5 S3-S7
    氧气瓶与乙炔瓶间距不小于 5 m、距明火不小于 10 m，有防震圈、防回火装置，分库存放
    Oxygen and acetylene stand at least 5 m apart and 10 m from flame, with rings and arrestors, and are stored apart
    - 2 附件缺失 | Fittings missing
    - 5 间距不足 | Too near
    ? 照片 | Photos

    004 photo 5 S5-S7
    保温、防水、装修材料分类限量存放，施工作业面可燃物及时清理，保温裸露部位有防火措施
    Insulation, membranes and fit-out stuff are stored apart in small lots, waste is cleared, and bare insulation is protected
    - 2 存放不规范 | Badly stored
    - 5 大面积裸露且动火 | Large bare areas beside hot work
    ? 照片 | Photos`,
  ),
  group(
    {
      code: 'C2-吊篮',
      zh: '吊篮与幕墙施工',
      en: 'Cradles and façades',
      ...entity,
      stages: 'S6',
      worksTypes: ['building'],
    },
    `
    001 veto photo 10 示例-C2-吊篮-01
    吊篮安全绳独立固定于结构，作业人员安全带经自锁器挂在安全绳上，篮内作业不超过 2 人
    Each cradle's lifeline is fixed to the structure on its own; its workers, at most two, clip to it by a rope grab
    - 5 安全绳磨损或无护角 | Worn, or without edge guards
    - 10 未设独立安全绳 | No lifeline of its own
    ? 照片 | Photos

    002 key 8
    安全锁在标定期（不超过一年）内，悬挂机构配重齐全固定，安装后检测验收合格使用
    Safety locks are calibrated within the year, counterweights are complete and fixed, and cradles are tested and accepted
    - 4 配重未固定 | Weights not fixed
    - 8 安全锁超期或未验收 | Out of date, or not accepted
    ? 标定证书、验收记录 | Certificates, acceptance

    003 5
    幕墙、外墙作业下方设警戒区，板块临时固定可靠，上下不同时交叉作业
    Below façade work the ground is closed, panels are held, and nobody works beneath another
    - 2 警戒区不完整 | The closed area has gaps
    - 5 交叉作业无防护 | Work above work without cover
    ? 照片 | Photos`,
  ),
  group(
    { code: 'C2-机具', zh: '施工机具与场地', en: 'Machines and the yard', ...entity },
    `
    001 photo 4 S2-S7
    钢筋、木工等机具防护罩、急停和接地齐全，桩机、挖掘机作业半径内无人
    Saws and benders have guards, stops and earth; nobody stands within reach of piling rigs and diggers
    - 2 防护罩缺失 | Guards missing
    - 4 作业半径内有人 | People within reach
    ? 照片 | Photos

    002 photo 5
    围挡稳固连续，市区主要路段不低于 2.5 m、一般路段不低于 1.8 m，出入口设门卫和实名制通道
    Hoarding is firm and unbroken, 2.5 m on main roads and 1.8 m elsewhere; gates have a guard and turnstiles
    - 2 破损 | Damaged
    - 5 倾斜有倒塌危险或未封闭 | Leaning, or open
    ? 照片 | Photos

    003 4 S1-S3
    场地内高压线、地下管线、既有建（构）筑物有标识和保护，临建选址避开沟槽边坡和塔机危险区
    Power lines, pipes and buildings are marked and protected; huts stand clear of slopes and crane danger areas
    - 2 标识缺失 | Not marked
    - 4 临建位于危险区 | Huts in danger areas
    ? 平面图、照片 | Plan, photos

    004 4 S7-S8
    调试送电、试压、试车有方案和警戒，未移交的电梯、竖井、屋面检修口封闭上锁
    Energising, pressure tests and trial runs follow a plan behind barriers; lifts, shafts and hatches stay locked until handed over
    - 2 警戒不足 | Poor barriers
    - 4 无方案或井口未封闭 | No plan, or open shafts
    ? 方案、照片 | Plan, photos`,
  ),
]
