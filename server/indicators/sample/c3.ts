import { group } from './group.ts'

const conduct = { angle: 'conduct', domain: 'quality' } as const

/** C3 质量管理行为: how the parties manage quality: people, materials, tests, acceptance. */
export const c3 = [
  group(
    { code: 'C3-体系', zh: '质量体系与技术管理', en: 'Quality organisation', ...conduct },
    `
    001 key 6
    五方责任主体项目负责人签署质量终身责任承诺书，法定代表人授权书齐全，变更有手续
    The five parties' heads have signed for quality for life, with their firms' authority; changes are documented
    - 3 变更手续不全 | A change is not documented
    - 6 未签署 | Not signed
    ? 承诺书、授权书 | Pledges, letters of authority

    002 key 6
    项目质量管理机构健全，项目技术负责人、质量员、试验员到岗履职
    The quality organisation stands; project engineer, quality and test staff are there and do their work
    - 3 人员不足 | Too few
    - 6 技术负责人长期缺位 | The engineer is long absent
    ? 任命文件、考勤、签字文件 | Appointments, attendance, signatures

    003 key 8
    施工图设计文件审查合格，设计交底和图纸会审有记录，不擅自变更设计
    Drawings have passed review, were explained and gone through on record, and are not changed at will
    - 3 会审意见未闭合 | Comments not closed
    - 8 使用未审查图纸或擅自变更 | Unreviewed drawings, or changes at will
    ? 审查合格书、会审记录、变更单 | Review certificate, minutes, variation orders

    004 5
    施工组织设计和分项施工方案经审批，技术交底到班组
    Method statements are approved, and crews are briefed
    - 2 交底不到班组 | Crews not briefed
    - 5 未审批施工 | Work without approval
    ? 施组、方案审批表、交底记录 | Method statements, approvals, briefings

    005 4 S3-S5
    日平均气温连续 5 d 稳定低于 5 ℃ 时执行冬期施工方案，测温和养护记录完整
    When five days on end stay below 5 °C on average, the winter plan is followed, with temperatures and curing on record
    - 2 测温记录不连续 | Gaps in the temperatures
    - 4 无冬施方案 | No winter plan
    ? 冬施方案、测温记录 | Winter plan, temperatures

    006 6
    监理规划、实施细则齐全，关键部位、关键工序旁站，平行检验记录真实
    Supervision plans stand; key parts and steps are watched, and the firm's own checks are honest
    - 3 旁站记录不及时 | Records are late
    - 6 未旁站或记录不实 | Not watched, or untrue records
    ? 监理规划、细则、旁站与平行检验记录 | Plans, watch and check records`,
  ),
  group(
    { code: 'C3-材料', zh: '材料与构配件', en: 'Materials', ...conduct, stages: 'S2-S7' },
    `
    001 key 8 示例-C3-01
    涉及结构安全和主要使用功能的试块、试件和材料见证取样送检，见证人员签字，台账与进场批次一致
    Samples for structure and main functions are taken and sent under witness; signatures and register fit the lots received
    - 3 台账不全 | The register is incomplete
    - 5 批次与进场不符 | Lots do not fit
    - 8 未见证或弄虚作假 | Not witnessed, or faked
    ? 见证记录、送检台账、检测报告 | Witness records, register, test reports

    002 key 8
    主要材料、构配件、设备进场验收并按批复试，合格后使用
    Main materials, parts and equipment are received and re-tested by lot before use
    - 4 验收资料滞后 | Papers lag behind
    - 8 未复试或不合格使用 | Used untested or failed
    ? 合格证、进场验收、复试报告 | Certificates, receipts, test reports

    003 6 S3-S5
    预拌混凝土有配合比、开盘鉴定和质量证明，交货检验坍落度，严禁现场加水
    Ready-mixed concrete has its mix, first-batch check and certificate; slump is checked and no water added on site
    - 3 交货检验缺失 | Not checked on delivery
    - 6 现场加水 | Water added
    ? 配合比、运输单、坍落度记录 | Mix design, tickets, slump records

    004 6 S5-S6 building
    保温、防水、门窗、幕墙材料的燃烧性能、节能性能等按规定复验
    Insulation, membranes, windows and façades are re-tested for fire, energy and the like as required
    - 3 复验项目不全 | Items missing
    - 6 未复验使用 | Used without
    ? 复验报告 | Test reports

    005 5 S7
    电线电缆、管材、阀门、散热器等进场复验，阀门强度和严密性试验合格
    Cables, pipes, valves and radiators are re-tested; valves pass pressure and leak tests
    - 2 批次不足 | Too few lots
    - 5 未复验使用 | Used without
    ? 复验报告、试验记录 | Test reports

    006 5 S2-S6 municipal rail
    管材、管片、防水板、路面材料、道砟和钢轨等专用材料按规范检验，构件厂驻场监造有记录
    Pipes, segments, membranes, paving, ballast and rails are tested to their standards; works inspection at the maker is on record
    - 2 监造记录不全 | Inspection records incomplete
    - 5 未检验使用 | Used untested
    ? 检验报告、监造记录 | Test reports, inspection records

    007 4
    不合格材料单独标识、及时退场并留存影像，处理记录可追溯
    Rejected materials are marked, sent away and photographed, and can be traced
    - 2 标识缺失 | Not marked
    - 4 无退场记录 | No record of leaving
    ? 退场记录、影像 | Records and pictures of removal`,
  ),
  group(
    { code: 'C3-检测', zh: '试验与检测', en: 'Tests', ...conduct },
    `
    001 key 6 S3-S5
    标准养护室温度 20±2 ℃、相对湿度不低于 95 %，标养和同条件试件留置数量、标识、养护符合方案
    The curing room holds 20±2 °C and at least 95 % humidity; standard and site-cured cubes are as many, marked and cured as planned
    - 3 温湿度记录不全 | Readings incomplete
    - 6 留置不足或无标识 | Too few, or unmarked
    ? 试验计划、养护记录、照片 | Test plan, curing records, photos

    002 key 6
    委托有资质的检测机构，检测合同由建设单位签订，报告真实可查
    Tests are done by a qualified laboratory under the client's contract, and reports can be verified
    - 3 合同签订不规范 | The contract is not as required
    - 6 无资质或报告不实 | No qualification, or false reports
    ? 检测合同、资质、报告防伪查询 | Contract, qualification, verification of reports

    003 key 8
    检测不合格结果按规定上报和处理：结构安全不合格由检测机构 2 个工作日内报告，处理闭合
    Failed results are reported and dealt with: structural ones by the laboratory within two working days, to the end
    - 4 处理未闭合 | Not closed
    - 8 隐瞒不报 | Concealed
    ? 不合格台账、上报与处理记录 | Register of failures, reports, treatment

    004 key 6 S3
    桩基承载力、桩身完整性和地基承载力按方案检测，合格后进行上部施工
    Bearing and integrity of piles and the ground are tested as planned before building on them
    - 3 数量不足 | Too few
    - 6 未检测即施工 | Built on untested
    ? 检测方案、报告 | Test plan, reports

    005 5 S4-S6 building
    结构实体检验（混凝土强度、钢筋保护层厚度、位置与尺寸偏差）在监理见证下实施，报告合格
    The structure is tested in place (strength, cover, position and size) under witness, and passes
    - 2 抽检部位不具代表性 | Places not representative
    - 5 未实施 | Not done
    ? 实体检验方案、报告 | Plan, report`,
  ),
  group(
    { code: 'C3-验收', zh: '过程验收与资料', en: 'Acceptance and papers', ...conduct },
    `
    001 key 8 S2-S7 示例-C3-02
    隐蔽工程经监理验收签认后隐蔽，资料与进度同步，留存影像
    Hidden work is accepted and signed before it is covered; papers keep pace, with pictures
    - 3 资料滞后 | Papers lag
    - 8 未验收隐蔽 | Covered before acceptance
    ? 隐蔽验收记录、影像 | Acceptance records, pictures

    002 5 S3-S6
    实行样板（首件）引路，样板经建设、监理、施工确认后大面积施工
    A sample or first piece is agreed by client, supervision firm and contractor before the rest is built
    - 2 样板无验收记录 | No acceptance of the sample
    - 5 无样板 | No sample
    ? 样板验收记录、照片 | Acceptance, photos

    003 6 S2-S7
    检验批、分项验收及时，实测实量数据真实，质量问题整改闭合
    Lots and items are accepted in time, measurements are honest, defects are closed
    - 3 验收滞后 | Late
    - 6 数据不实 | Untrue figures
    ? 检验批、分项记录、实测数据 | Lot and item records, measurements

    004 key 6 S3-S6
    地基与基础、主体结构等分部工程按规定组织验收，勘察、设计单位参加，未验收不进入后续施工
    Foundations and structure are accepted with surveyor and designer present, before further work
    - 3 意见未闭合 | Comments not closed
    - 6 未验收进入后续施工 | Further work without acceptance
    ? 分部验收记录 | Acceptance records

    005 4 S1-S8
    施工资料真实、完整、同步，签字手续齐全，影像可追溯
    Site papers are true, complete and current, signed, with pictures that can be traced
    - 2 签字不全 | Signatures missing
    - 4 代签或后补 | Signed for others, or made up later
    ? 资料抽查 | Sample of papers

    006 key 6 S8 building
    住宅工程逐户分户验收，问题整改后复验，结果在户内公示
    Homes are accepted one by one; defects are mended and checked again, and the result hangs inside
    - 3 复验缺失 | Not checked again
    - 6 未分户验收 | Not accepted one by one
    ? 分户验收记录 | Records per home

    007 5 S8
    竣工预验收由总监组织，问题整改完成；室内环境、消防、节能等专项检测验收资料齐全
    The chief supervision engineer holds the pre-completion check, defects are mended, and special tests and acceptances are complete
    - 2 专项资料不全 | Special papers incomplete
    - 5 未预验收 | No check
    ? 预验收记录、专项检测报告 | Check records, special reports

    008 4 S8 municipal rail
    功能性试验、冲洗消毒、闭水和限界检查等专项验收完成，移交管养单位手续齐全
    Functional tests, flushing, leak tests and clearance checks are done and the handover to the operator is documented
    - 2 移交手续不全 | Handover incomplete
    - 4 功能性试验缺失 | No functional test
    ? 试验报告、移交单 | Test reports, handover`,
  ),
]
