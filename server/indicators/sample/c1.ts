import { group } from './group.ts'

/** C1 安全管理行为: what the parties must do for safety, on paper and on site. */
export const c1 = [
  group(
    { code: 'C1-人员', zh: '机构与人员', en: 'Organisation and staff', angle: 'conduct', domain: 'safety' },
    `
    001 key 10 示例-C1-01
    项目部设置安全管理机构，专职安全员按标准配备并在岗（房建 1 万㎡以下 1 人、1–5 万㎡ 2 人、5 万㎡及以上 3 人；市政、轨道合同价 5000 万元以下 1 人、5000 万–1 亿元 2 人、1 亿元及以上 3 人）
    There are a safety office and enough full-time safety officers on site (buildings: 1 below 10,000 m², 2 to 50,000 m², 3 above; other works: 1 below 50 million yuan, 2 to 100 million, 3 above)
    - 3 机构设置文件缺失 | No document sets up the office
    - 5 专职安全员每缺 1 人 | Each safety officer missing
    - 10 无专职安全员在岗 | No safety officer on site
    ? 任命文件、证书、考勤 | Appointments, certificates, attendance

    002 key 10 示例-C1-03
    项目经理在岗带班，每月带班生产时间不少于本月施工时间的 80%，并有带班记录
    The project manager leads on site for at least 80 % of the month's working time, on record
    - 3 带班记录不完整 | Records are incomplete
    - 6 带班时间不足 | Less than the time required
    - 10 连续脱岗且未委托 | Away for days with no deputy
    ? 带班记录、考勤、委托书 | Site-leading records, attendance, deputising letters

    003 5
    施工企业负责人定期带班检查，每月检查时间不少于其工作日的 25%，工程进入危大工程施工时到场
    The contractor's managers inspect their sites for at least 25 % of their working days, and come for hazardous works
    - 2 检查记录不完整 | Records are incomplete
    - 5 当季未到场检查 | No inspection this quarter
    ? 企业带班检查记录 | The contractor's inspection records

    004 key 8
    企业主要负责人、项目经理、专职安全员安全生产考核合格证有效，人证相符
    Managers and safety officers hold valid certificates of competence in their own names
    - 4 证书过期 | A certificate has expired
    - 8 无证或人证不符 | None, or another person's
    ? A、B、C 类考核合格证 | Certificates of classes A, B and C

    005 key photo 10 S2-S7
    塔式起重机司机、信号司索工、架子工、电工、焊工等特种作业人员持有效证件上岗
    Crane drivers, signallers, scaffolders, electricians and welders work with valid certificates
    - 3 证件台账不全 | The register is incomplete
    - 5 1 人无证上岗 | One person works without
    - 10 2 人及以上无证上岗 | Two or more do
    ? 证件台账、现场抽查照片 | Register, photos of checks on site

    006 key 8
    总监理工程师和监理人员按合同到岗，总监同时担任的项目不超过三项且经建设单位书面同意
    The chief supervision engineer and staff are on site as contracted; the chief serves at most three projects, with the client's consent
    - 4 监理人员不足 | Too few supervision staff
    - 8 总监长期不到岗 | The chief is long absent
    ? 监理合同、考勤、同意书 | Contract, attendance, letter of consent`,
  ),
  group(
    { code: 'C1-方案', zh: '危大工程方案与交底', en: 'Schemes and briefings', angle: 'conduct', domain: 'safety' },
    `
    001 key 10 S1-S6
    危大工程清单齐全，专项施工方案经施工单位技术负责人审核签字盖章、总监理工程师审查签字并加盖执业印章后实施
    Hazardous works are listed; each scheme is signed and stamped by the contractor's chief engineer and the chief supervision engineer before use
    - 3 清单漏项 | The list has gaps
    - 6 签字或印章不全 | Signatures or stamps missing
    - 10 无专项方案施工 | Work without a scheme
    ? 危大工程清单、专项方案、审批表 | List, schemes, approvals

    002 veto 10 S2-S6
    超过一定规模的危大工程专项方案经专家论证：专家不少于 5 名且与参建各方无关，按论证意见修改完善后实施
    Schemes for over-scale works pass a review by at least five experts from outside the parties, and are amended as they say
    - 4 论证意见未逐条落实 | Comments not answered one by one
    - 10 未经论证或专家组成不符合规定 | Not reviewed, or the panel was not as required
    ? 论证报告、专家签到表、修改说明 | Review report, panel's signatures, amendments

    003 key 8 S1-S7 示例-C1-02
    方案编制人员向现场管理人员交底，管理人员向作业人员安全技术交底，双方和专职安全员共同签字
    The scheme's author briefs the managers, the managers brief the workers; both sides and the safety officer sign
    - 3 交底内容无针对性 | The briefing is not about the task
    - 5 签字不全 | Signatures missing
    - 8 未交底即作业 | Work began without a briefing
    ? 方案交底、安全技术交底记录 | Records of both briefings

    004 photo 5 S2-S6
    在显著位置公告危大工程名称、施工时间和具体责任人员，危险区域设置安全警示标志
    A board names the hazardous works, their time and the people in charge; danger areas carry warning signs
    - 2 公告内容未更新 | The board is out of date
    - 5 未公告 | No board
    ? 公告牌、警示标志照片 | Photos of board and signs

    005 key 8 S2-S6
    危大工程按规定组织验收，合格后经项目技术负责人和总监理工程师签字方可进入下道工序，并设验收标识牌
    Hazardous works are accepted, and signed by project engineer and chief supervision engineer, before the next step; a sign says so
    - 3 未设验收标识牌 | No acceptance sign
    - 8 未验收进入下道工序 | The next step began without acceptance
    ? 验收记录、标识牌照片 | Acceptance records, photo of the sign

    006 8 S2-S6
    监理单位编制危大工程监理实施细则，实施专项巡视检查并记录
    The supervision firm has rules for supervising the hazardous works, makes its special rounds and records them
    - 3 巡视记录不连续 | Gaps in the records
    - 8 无细则或未巡视 | No rules, or no rounds
    ? 监理实施细则、巡视记录 | Supervision rules, records of rounds

    007 5 S2-S6
    危大工程档案独立建档，作业人员登记，专职安全员现场监督方案实施
    Hazardous works have their own file, workers are registered, and a safety officer watches that the scheme is kept
    - 2 档案不完整 | The file is incomplete
    - 5 未建档或无人监督 | No file, or nobody watches
    ? 危大工程档案、监督记录 | File, records of watching`,
  ),
  group(
    { code: 'C1-教育', zh: '教育与用工', en: 'Training and labour', angle: 'conduct', domain: 'safety' },
    `
    001 key 6
    新进场和转岗人员经三级安全教育并考核合格后上岗
    New and reassigned workers pass safety training on three levels before they work
    - 3 教育记录不完整 | Records are incomplete
    - 6 未经教育上岗 | Work without training
    ? 教育记录、试卷 | Training records, tests

    002 4
    作业人员实名制登记，班组开展班前安全讲话
    Workers are registered in their real names, and crews hold a talk before each shift
    - 2 班前讲话记录不连续 | Gaps in the records of talks
    - 4 实名制登记与现场人数明显不符 | The register does not fit the number on site
    ? 实名制台账、班前讲话记录 | Register, records of talks

    003 photo 5 entity
    作业人员正确佩戴安全帽，高处作业系挂安全带，劳动防护用品合格有效
    Workers wear helmets, clip on at height, and their protective equipment is sound
    - 1 每发现 1 人未正确佩戴 | Each person without
    - 5 普遍不佩戴或用品不合格 | Generally not worn, or not sound
    ? 现场照片、进场验收记录 | Photos, records of receipt`,
  ),
  group(
    { code: 'C1-检查', zh: '检查与隐患治理', en: 'Inspection and hazards', angle: 'conduct', domain: 'safety' },
    `
    001 key 8
    建立风险分级管控清单，定期排查隐患，整改做到责任人、措施、时限、复查闭合
    Risks are graded and listed; hazards are sought, and each is closed with a person, a measure, a date and a re-check
    - 2 清单未随阶段更新 | The list does not follow the stage
    - 4 隐患整改未闭合 | Hazards are not closed
    - 8 未开展排查 | Hazards are not sought
    ? 风险清单、隐患台账、整改照片 | Risk list, hazard register, photos

    002 veto 10
    对责令改正、暂停施工通知书按期整改并书面回复，停工部位未经同意不得复工
    Orders to correct or to stop work are obeyed in time and answered in writing; what is stopped stays so until released
    - 5 逾期回复 | The answer is late
    - 10 拒不整改或擅自复工 | Refused, or work resumed without release
    ? 通知书、整改回复、复工批准 | Orders, replies, release

    003 key 8
    监理单位对发现的隐患签发监理通知单并复查，情况严重的要求暂停施工，拒不整改的向主管部门报告
    The supervision firm notices hazards in writing and re-checks; grave ones it stops, and it reports refusals to the authority
    - 3 通知单未复查闭合 | Notices without a re-check
    - 8 严重隐患未制止或未报告 | A grave hazard neither stopped nor reported
    ? 监理通知单、暂停令、监理报告 | Notices, stop orders, reports

    004 4 S2-S7
    六级及以上大风、大雨、雷电等恶劣天气停止起重吊装和露天高处作业，恢复前检查
    Lifting and open work at height stop in wind of force 6, heavy rain and thunder, and are checked before they go on
    - 2 恢复前未检查 | Not checked before going on
    - 4 恶劣天气继续作业 | Work went on
    ? 预警接收记录、停工与检查记录 | Warnings received, records of stops and checks`,
  ),
  group(
    {
      code: 'C1-应急',
      zh: '应急与危险作业',
      en: 'Emergencies and permits to work',
      angle: 'conduct',
      domain: 'safety',
    },
    `
    001 5
    编制生产安全事故应急预案和现场处置方案，每半年至少组织一次演练
    There is an emergency plan with procedures for the site, exercised at least every half year
    - 2 演练记录不完整 | The exercise is poorly recorded
    - 5 无预案或未演练 | No plan, or no exercise
    ? 预案、演练记录与照片 | Plan, exercise records and photos

    002 5 S2-S6
    汛期落实防汛方案、值守和物资，基坑、暗挖、低洼临建有排水和撤人措施
    In the flood season there are a plan, a watch and supplies; pits, tunnels and low quarters can be drained and left
    - 2 物资不足 | Too few supplies
    - 5 无方案或无人值守 | No plan, or no watch
    ? 防汛方案、值班表、物资台账 | Flood plan, rota, list of supplies

    003 key photo 6 S3-S7
    动火作业办理审批，清理可燃物，配备灭火器材并设专人监护
    Hot work has a permit; what burns is cleared away, extinguishers stand by and somebody watches
    - 3 监护人不在场 | The watcher is away
    - 6 未审批动火 | No permit
    ? 动火证、现场照片 | Permits, photos

    004 veto photo 10 S2-S8
    有限空间作业先通风、再检测、后作业，办理审批，外设监护人并配备救援器材
    Confined spaces are aired, then tested, then entered, with a permit, a watcher outside and rescue gear
    - 5 检测记录不连续 | Gaps in the gas readings
    - 10 未审批、未检测或无监护进入 | Entered without permit, test or watcher
    ? 审批表、气体检测记录、监护照片 | Permits, gas readings, photo of the watcher`,
  ),
  group(
    { code: 'C1-建设', zh: '建设单位责任', en: "The client's duties", angle: 'conduct', domain: 'safety' },
    `
    001 key 8
    依法办理施工许可，按合同及时支付安全文明施工费，专款专用
    The client holds the construction permit and pays the safety fund as contracted; it is spent on nothing else
    - 4 支付不及时或使用台账不清 | Paid late, or its use is unclear
    - 8 未取得许可开工 | Work began without a permit
    ? 施工许可证、支付凭证、使用台账 | Permit, payments, accounts

    002 5 S1-S3
    开工前向施工单位提供施工区域及毗邻区域地下管线、相邻建（构）筑物和地质资料，并组织管线交底
    Before work the client hands over what is known of pipes, neighbours and ground, and has the pipes' owners brief the contractor
    - 2 资料不完整 | Incomplete
    - 5 未提供或未交底 | Neither handed over nor briefed
    ? 移交记录、管线交底记录 | Handover and briefing records

    003 5
    不任意压缩合同工期，调整工期时组织论证并落实安全质量措施
    The contract's time is not cut at will; a change is reviewed, with measures for safety and quality
    - 2 措施未落实 | The measures were not taken
    - 5 未经论证压缩工期 | Cut without a review
    ? 合同、进度计划、论证材料 | Contract, programmes, review`,
  ),
]
