import { group } from './group.ts'

const entity = { angle: 'entity', domain: 'safety' } as const

/** C2 安全防护实体, first part: excavations, tunnels, formwork, scaffolds and lifting machinery (危大工程). */
export const c2Works = [
  group(
    { code: 'C2-基坑', zh: '基坑工程', en: 'Excavations', ...entity, stages: 'S2-S3' },
    `
    001 key photo 10 示例-C2-基坑-01
    基坑临边设置高度不低于 1.2 m 的防护栏杆，挂密目网，设挡水措施和警示标志
    The pit's edge has a guard of at least 1.2 m with netting, a kerb against water, and warning signs
    - 3 缺警示标志或挡水 | No signs or no kerb
    - 5 局部缺失或高度不足 | Missing in places or too low
    - 10 大面积缺失 | Missing along much of the edge
    ? 临边防护照片 | Photos of the guard

    002 veto 10 示例-C2-基坑-02
    监测数据达到报警值时立即停止危险作业、撤离人员，会同设计、监测单位分析处置并留有闭合记录
    When a reading passes its alarm value, work stops and people leave; designer and monitor find the cause, and the response is on record
    - 5 处置记录未闭合 | The response is not on record to its end
    - 10 超报警值未停止作业或未处置 | Work went on after the alarm
    ? 监测日报、预警处置记录 | Daily readings, records of the response

    003 key 8
    由有资质的第三方按方案监测，项目、频率和测点完好率符合要求，施工单位同步监测和巡视
    A qualified third party monitors as planned in items, frequency and points; the contractor measures and walks round too
    - 3 测点损坏未恢复 | Broken points not restored
    - 5 频率不足 | Too seldom
    - 8 未委托第三方监测 | No third party
    ? 监测方案、合同、监测报告 | Plan, contract, reports

    004 key photo 10
    土方分层、分段、对称开挖，先撑后挖，严禁超挖
    Earth is dug in layers and sections, evenly, supports first and never deeper than planned
    - 5 局部超挖或分层过厚 | Too deep in places, or layers too thick
    - 10 未支护先行开挖 | Dug before support
    ? 开挖记录、现场照片 | Excavation records, photos

    005 key 8
    护坡桩、锚杆、土钉、内支撑的施工、强度和预应力锁定符合设计，验收合格后开挖下一层
    Piles, anchors, nails and struts are built, cured and locked off as designed, and accepted before the next layer
    - 4 验收资料滞后 | Acceptance lags behind
    - 8 强度或锁定值不足即开挖 | Dug before strength or load was reached
    ? 施工记录、拉拔试验、验收记录 | Construction records, pull-out tests, acceptance

    006 photo 6
    坑边堆载和机械停放不超过设计限值，出土口、坡道加固
    Loads and machines at the edge stay within the design's limit; ramps and loading points are strengthened
    - 3 堆载无限载标识 | No load signs
    - 6 超限堆载 | Over the limit
    ? 现场照片、设计限载说明 | Photos, load limits of the design

    007 5
    降水、截水、排水设施有效，坑内无积水，坡面无渗漏流土，回灌和沉降观测按方案实施
    Drainage and cut-off work: no standing water, no soil washed out of the face; recharge and settlement are watched as planned
    - 2 局部积水 | Standing water
    - 5 渗漏流土未处理 | Soil washed out and nothing done
    ? 降排水记录、观测记录 | Drainage and observation records

    008 photo 5
    设置不少于两处人员上下专用通道，坡道和梯道有防滑、扶手
    There are at least two ways down for people, with rails and against slipping
    - 2 扶手或防滑缺失 | No rail, or slippery
    - 5 无专用通道 | No way of their own
    ? 通道照片 | Photos

    009 5 S3
    拆撑、换撑和肥槽回填按方案进行，换撑构件达到强度后拆除支撑
    Struts are exchanged and the gap is filled as planned, and struts go only when what replaces them is strong enough
    - 3 回填分层、密实度无记录 | No records of layers and compaction
    - 5 未达强度拆撑 | Struts removed too soon
    ? 拆撑令、强度报告、回填记录 | Removal orders, strength reports, backfill records

    010 key 8
    人工挖孔桩护壁及时，孔口防护，每日下孔前检测气体并送风，孔下作业孔上有人监护
    Hand-dug shafts are lined at once and guarded; gas is tested daily, air supplied, and somebody watches from above
    - 4 检测或监护记录缺失 | No record of test or watch
    - 8 护壁滞后或未检测下孔 | Lining behind, or entered untested
    ? 护壁、检测、监护记录 | Records of lining, tests and watch`,
  ),
  group(
    {
      code: 'C2-管沟',
      zh: '沟槽与管线',
      en: 'Trenches and pipes',
      ...entity,
      stages: 'S2-S4',
      worksTypes: ['municipal', 'rail'],
    },
    `
    001 key photo 10
    沟槽按方案放坡或支护，支护随挖随做，拆除支护自下而上、边拆边填
    Trenches are sloped or shored as planned: shored as they are dug, and unshored from below while being filled
    - 5 局部支护不到位 | Shoring incomplete
    - 10 应支护未支护下槽作业 | Entered without the shoring required
    ? 方案、现场照片 | Scheme, photos

    002 photo 6
    堆土距沟槽边缘不小于 0.8 m，高度不超过 1.5 m，不掩埋检查井、消火栓
    Spoil lies at least 0.8 m from the edge, no higher than 1.5 m, and on no manhole or hydrant
    - 3 距离或高度不符 | Too near or too high
    - 6 沟边超载停放机械 | Machines loading the edge
    ? 现场照片 | Photos

    003 key 8
    施工范围内既有管线探明并标识，燃气、电力、供水管线附近人工开挖，悬吊保护和监护到位
    Existing pipes are traced and marked; near gas, power and water digging is by hand, with the pipes slung and watched
    - 4 标识不清 | Poorly marked
    - 8 未探明即机械开挖 | Machine digging before tracing
    ? 物探坑探记录、保护方案、监护记录 | Tracing records, protection scheme, watch records

    004 photo 6
    沟槽临边防护、过槽便桥和上下梯道齐全，夜间设警示灯
    Trenches have guards, footbridges and ladders, and lights at night
    - 3 局部缺失 | Missing in places
    - 6 临路无防护和警示灯 | Neither guard nor light beside the road
    ? 昼、夜照片 | Photos by day and night

    005 photo 6 S1-S7
    占道施工按批准的交通导行方案设置围挡、锥桶、标志和反光设施，专人疏导
    Works in the road follow the approved traffic plan: hoarding, cones, signs and reflectors, with a marshal
    - 3 设施不全 | Incomplete
    - 6 未按方案导行 | Not as planned
    ? 导行方案批复、现场照片 | Approval, photos

    006 key 8 S2-S5
    顶管、拉管工作井支护、后背和吊装设施符合方案，顶进轴线和地面沉降按要求监测
    Jacking pits, thrust walls and hoists are as planned; the line and the settlement above are monitored
    - 4 监测频率不足 | Too seldom
    - 8 后背或井壁变形未处置 | Deformed walls left as they are
    ? 验收记录、顶进与沉降记录 | Acceptance, jacking and settlement records

    007 5 S3-S5
    管材吊运下管用专用吊具，沟槽内人员避让，管道支墩和临时固定牢靠
    Pipes are lowered with proper slings, with nobody below, and are blocked and held
    - 2 临时固定不足 | Poorly held
    - 5 吊物下方有人 | People below the load
    ? 吊装记录、照片 | Lifting records, photos`,
  ),
  group(
    { code: 'C2-暗挖', zh: '暗挖与盾构', en: 'Tunnels', ...entity, stages: 'S2-S4', worksTypes: ['municipal', 'rail'] },
    `
    001 key 8 conduct
    始发、接收、下穿、联络通道、马头门等关键节点施工前组织条件核查，核查合格并签认后施工
    Before launching, receiving, passing under, cross passages and openings the conditions are checked and signed
    - 4 遗留问题未闭合 | Open points left
    - 8 未核查即施工 | Work without the check
    ? 条件核查记录 | Records of the check

    002 veto 10
    拱顶沉降、净空收敛、地表和周边建（构）筑物监测达到报警值时停止掘进并处置
    When crown, convergence, surface or neighbours pass their alarm values, the heading stops and the cause is dealt with
    - 5 处置未闭合 | The response is not on record to its end
    - 10 超报警值继续掘进 | Driving went on after the alarm
    ? 监测日报、预警响应记录 | Daily readings, alarm records

    003 key 10 S2
    矿山法先行超前支护和注浆，开挖步距、台阶长度符合方案，初期支护及时封闭成环
    Mined headings are pre-supported and grouted; advance and benches are as planned and the lining closes at once
    - 5 步距或台阶超标 | Advance or bench too long
    - 10 未超前支护或掌子面长时间裸露 | No pre-support, or a face left open
    ? 开挖与初支记录、掌子面照片 | Excavation and lining records, photos of the face

    004 key 8 S2-S4 rail
    盾构土仓压力、出土量、同步注浆和姿态受控，异常及时停机分析
    Face pressure, spoil, grouting and attitude of the shield are kept; a departure stops it for analysis
    - 3 参数记录不连续 | Gaps in the records
    - 8 出土量异常未处置 | Too much spoil and nothing done
    ? 掘进参数、注浆记录 | Driving and grouting records

    005 key photo 8
    竖井口防护、提升设备限位与制动有效，人员不乘吊斗上下，井底设防护棚
    Shaft tops are guarded, hoists have limits and brakes, nobody rides the bucket, and a roof covers the foot
    - 4 防护棚或限位缺陷 | Faults of roof or limits
    - 8 吊斗载人 | People ride the bucket
    ? 设备验收、现场照片 | Acceptance, photos

    006 6
    洞内机械通风，有毒有害和可燃气体连续检测，人员进出登记，应急通道和通讯畅通
    Tunnels are aired, gas is read continuously, people are counted in and out, escape and telephone work
    - 3 登记或通讯不全 | Register or telephone incomplete
    - 6 通风或检测停用 | Air or readings switched off
    ? 气体检测、进出登记 | Gas readings, register

    007 6 S3-S4
    二衬施工拆除临时支撑分段进行并加强监测，台车稳固，作业平台防护齐全
    Temporary supports go section by section under close monitoring; the form carriage is firm and its platforms guarded
    - 3 平台防护缺失 | Platforms unguarded
    - 6 拆撑长度超方案 | Too long a section unsupported
    ? 拆撑记录、监测数据、照片 | Removal records, readings, photos

    008 5 S6-S7 rail
    轨行区作业办理请点、销点，设防护员和红闪灯，轨道车运行与人员作业隔离
    Work on the track is booked in and out, with a lookout and red lamps, and kept apart from running vehicles
    - 2 防护设置不全 | Protection incomplete
    - 5 未请点进入轨行区 | On the track without booking
    ? 请销点记录、现场照片 | Booking records, photos`,
  ),
  group(
    { code: 'C2-模板', zh: '模板支撑', en: 'Formwork', ...entity, stages: 'S3-S4' },
    `
    001 veto 10 示例-C2-模板-01
    高大模板支撑体系搭设完成，经施工、监理等单位验收签字合格后方可浇筑混凝土
    Tall formwork is accepted and signed by contractor and supervision firm before concrete is poured
    - 5 验收内容缺项 | Acceptance has gaps
    - 10 未经验收浇筑 | Poured before acceptance
    ? 验收表、浇筑令 | Acceptance form, order to pour

    002 key photo 8 示例-C2-模板-02
    扫地杆、水平杆、剪刀撑按方案连续设置，并与已完结构可靠连接
    Bottom rails, horizontals and braces run as planned and are tied to the finished structure
    - 4 局部缺失 | Missing in places
    - 8 大面积缺失 | Missing over large parts
    ? 架体照片、检查记录 | Photos, checks

    003 key photo 8
    立杆基础平整坚实，间距、步距和可调托撑伸出长度符合方案（盘扣架悬臂长度不大于 650 mm）
    Standards stand on firm ground; spacing, lifts and jack extensions are as planned (disc-lock scaffolds: at most 650 mm)
    - 4 个别超限 | A few beyond the limit
    - 8 普遍超限或基础松软 | Generally, or on soft ground
    ? 实测记录、照片 | Measurements, photos

    004 6
    钢管、扣件、盘扣构配件进场验收并抽样复试，不使用变形、锈蚀、裂纹构件
    Tubes, couplers and discs are received and sampled; bent, rusted or cracked ones are not used
    - 3 复试批次不足 | Too few samples
    - 6 未复试或使用不合格构件 | Not sampled, or unsound parts used
    ? 合格证、复试报告 | Certificates, test reports

    005 key 8
    拆模时同条件试件强度符合要求（板跨 ≤2 m 为 50 %，2–8 m 为 75 %，>8 m 及悬臂构件为 100 %），有拆模令
    Forms are struck at the strength required (slabs to 2 m 50 %, to 8 m 75 %, longer and cantilevers 100 %), by written order
    - 4 拆模令不规范 | The order is faulty
    - 8 强度不足拆模 | Struck too soon
    ? 同条件试件报告、拆模令 | Reports of site-cured cubes, striking orders

    006 5
    混凝土浇筑顺序和速度符合方案，高大模板浇筑过程有专人监测，架体下方无人
    Concrete is placed in the order and at the pace planned; tall forms are watched and nobody is below
    - 2 监测记录缺失 | No record of watching
    - 5 架体下方有人 | People below
    ? 浇筑记录、监测记录 | Pouring and watching records

    007 key 8 S4 municipal rail
    挂篮、移动模架、满堂支架按方案预压，锚固和行走装置验收合格后使用
    Form travellers, launching gantries and falsework are preloaded; anchors and drives are accepted before use
    - 4 预压资料不全 | Preload records incomplete
    - 8 未预压或未验收使用 | Used without preload or acceptance
    ? 预压报告、验收记录 | Preload report, acceptance`,
  ),
  group(
    { code: 'C2-脚手架', zh: '脚手架', en: 'Scaffolds', ...entity, stages: 'S4-S6' },
    `
    001 key photo 10 示例-C2-脚手架-01
    连墙件按方案设置，随架体同步搭拆，严禁提前拆除
    Ties are set as planned, built and struck with the scaffold, and never removed early
    - 5 个别缺失 | A few missing
    - 10 成片缺失或提前拆除 | Whole areas missing or removed
    ? 架体照片、检查记录 | Photos, checks

    002 photo 6 示例-C2-脚手架-02
    作业层脚手板满铺固定，外侧设栏杆、挡脚板和密目安全网，层间水平防护不大于 10 m 一道
    Working decks are full and fixed, with rails, toe boards and netting, and a catch deck at least every 10 m
    - 2 有探头板或缺挡脚板 | Trap ends, or no toe board
    - 4 未满铺 | Decks not full
    - 6 水平防护缺失 | No catch deck
    ? 照片 | Photos

    003 key 8
    架体分段验收合格挂牌使用，基础、立杆、剪刀撑符合方案，恶劣天气后复查
    Scaffolds are accepted section by section and tagged; base, standards and braces are as planned and re-checked after storms
    - 3 未挂验收牌 | No tag
    - 5 剪刀撑或立杆缺陷 | Faults of braces or standards
    - 8 未验收使用 | Used before acceptance
    ? 验收记录、挂牌照片 | Acceptance, photos of tags

    004 key photo 8 S4-S5 building
    悬挑架型钢规格、锚固长度和 U 形环符合方案，主体混凝土强度达到要求后搭设
    Cantilever beams, their anchorage and loops are as planned, on concrete of the strength required
    - 4 锚固件松动 | Loose anchors
    - 8 规格或锚固长度不足 | Too light or too short
    ? 隐蔽验收、照片 | Hidden-work acceptance, photos

    005 key 8 S4-S6 building
    附着式升降脚手架由专业单位安装，防坠、防倾、同步控制装置有效，每次升降前后检查
    Climbing scaffolds are installed by specialists; arrest, tilt and level controls work and are checked at each climb
    - 4 检查记录缺失 | No record of checks
    - 8 防坠或同步装置失效 | Arrest or level control fails
    ? 安装检测报告、升降检查表 | Test report, climbing checklists

    006 photo 5 S4-S6
    卸料平台单独设计，挂限载标识，不与脚手架连接，不超载使用
    Loading platforms have their own design and load sign, hang free of the scaffold and are not overloaded
    - 2 无限载标识 | No load sign
    - 5 与架体连接或超载 | Tied to the scaffold, or overloaded
    ? 验收记录、照片 | Acceptance, photos`,
  ),
  group(
    { code: 'C2-起重', zh: '起重机械与吊装', en: 'Lifting', ...entity, stages: 'S3-S6' },
    `
    001 key 10 conduct
    塔式起重机、施工升降机等自安装验收合格之日起 30 日内办理使用登记，登记标志置于显著位置
    Tower cranes and hoists are registered for use within 30 days of acceptance, and show the mark
    - 3 标志未公示 | The mark is not shown
    - 6 逾期未登记 | Registered late
    - 10 未检测验收即使用 | Used without test and acceptance
    ? 检测报告、验收表、使用登记证 | Test report, acceptance, registration

    002 veto photo 10 S3-S6 示例-C2-起重-01
    力矩、起重量、高度、幅度、回转限位和制动装置灵敏有效，不得带病运行
    Moment, load, height, radius and slewing limiters and brakes work; no crane runs with a fault
    - 5 个别限位不灵敏 | One limiter is slow
    - 10 力矩或起重量限制器失效仍使用 | Used with a dead moment or load limiter
    ? 定期检查、维保记录、试车照片 | Checks, maintenance, photos of trials

    003 key 8 conduct
    安装、附着、顶升、拆卸由有资质单位按方案实施，有专人现场监督，监理旁站
    Erecting, tying, climbing and dismantling are done by a qualified firm to the scheme, watched by its own officer and the supervision firm
    - 4 旁站或监督记录缺失 | No record of watching
    - 8 无资质或无方案安拆 | No qualification, or no scheme
    ? 资质、告知、方案、旁站记录 | Qualification, notice, scheme, watch records

    004 key 8 S3-S5
    基础、附着装置和垂直度符合说明书与方案，基础无积水、不均匀沉降
    Foundations, ties and plumb follow manual and scheme; the base is dry and settles evenly
    - 4 基础积水或螺栓松动 | Water, or loose bolts
    - 8 附着缺失或自由高度超限 | Ties missing, or free height exceeded
    ? 基础验收、垂直度测量 | Base acceptance, plumb measurements

    005 6 S3-S5
    群塔作业有防碰撞方案，相邻塔机安全距离不小于 2 m，吊物不跨越居民区、道路和学校
    Several cranes follow an anti-collision plan, keep at least 2 m apart, and swing no load over homes, roads or schools
    - 3 交底缺失 | No briefing
    - 6 安全距离不足或越界吊运 | Too near, or loads beyond the site
    ? 群塔方案、照片 | Plan, photos

    006 photo 5
    吊索具、吊钩、钢丝绳达到报废标准及时更换，吊点和绑扎符合要求，执行“十不吊”
    Slings, hooks and ropes are replaced when worn out; loads are properly slung, and the ten refusals are kept
    - 2 吊索具无检查标识 | Slings without inspection marks
    - 5 使用报废吊索具 | Worn-out gear in use
    ? 检查记录、照片 | Checks, photos

    007 key 8 S4-S7 building
    施工升降机防坠安全器在有效标定期（不超过一年）内，每三个月坠落试验，层门和限位有效
    Hoists have a safety gear calibrated within the year and drop-tested every three months; gates and limits work
    - 4 层门缺陷或试验记录缺失 | Faulty gates, or no drop test
    - 8 防坠安全器超期 | Calibration has run out
    ? 标定证书、坠落试验记录 | Certificate, drop-test records

    008 key photo 8 S2-S4 municipal rail
    龙门吊、履带吊等吊装地基承载力满足要求，轨道限位、夹轨器有效，吊装令经审批
    Ground under gantries and crawlers bears the load; stops and rail clamps work; each lift has its order
    - 4 夹轨器或限位缺陷 | Faulty clamps or stops
    - 8 地基未处理或无吊装令 | Untreated ground, or no order
    ? 地基处理记录、吊装令、照片 | Ground records, lifting orders, photos

    009 key 8 S4
    钢结构、装配式构件和梁板安装临时支撑稳定，连接未完成前不摘钩、不拆撑
    Steel, precast parts and girders are stable on their props; no hook or prop is taken away before the joint is made
    - 4 临时支撑与方案不符 | Props not as planned
    - 8 未连接即摘钩拆撑 | Unhooked before the joint
    ? 吊装方案、过程照片 | Lifting scheme, photos`,
  ),
]
