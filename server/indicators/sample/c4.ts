import { group } from './group.ts'

const entity = { angle: 'entity', domain: 'quality' } as const

/** C4 工程实体质量: what is built, as it can be seen and measured. */
export const c4 = [
  group(
    { code: 'C4-测量', zh: '测量与放线', en: 'Setting out', ...entity },
    `
    001 key 6 S1-S4
    平面、高程控制点经复核并有效保护，定位放线经规划验线和监理复测
    Control points are checked and protected; setting out is verified by planning and the supervision firm
    - 3 控制点保护不足 | Poorly protected
    - 6 未复核使用 | Used unchecked
    ? 测量成果、复核记录 | Survey results, checks

    002 4 S2-S7
    沉降观测点按设计埋设，观测频次和成果满足要求；轴线、标高传递误差在允许范围内
    Settlement points are set as designed and read as required; axes and levels are carried up within tolerance
    - 2 观测频次不足 | Too seldom
    - 4 未埋设或误差超限 | Not set, or beyond tolerance
    ? 观测报告、测量记录 | Settlement reports, survey records

    003 photo 3 S1
    样板区、试验室、材料堆场硬化分区，原材料标识清晰，计量器具检定有效
    Sample area, laboratory and yards are paved and parted; materials are labelled and instruments calibrated
    - 1 标识不全 | Labels missing
    - 3 计量器具超期 | Instruments out of date
    ? 照片、检定证书 | Photos, calibration certificates`,
  ),
  group(
    { code: 'C4-地基', zh: '地基与基础', en: 'Ground and foundations', ...entity, stages: 'S2-S3' },
    `
    001 key photo 8
    基底土质、标高符合勘察设计，无扰动、浸泡、冻结，地基验槽合格
    The bottom's soil and level are as surveyed and designed, neither disturbed, flooded nor frozen, and accepted
    - 3 局部扰动未处理 | Disturbed in places
    - 8 未验槽浇筑垫层 | Blinding before acceptance
    ? 验槽记录、照片 | Acceptance, photos

    002 key 6
    桩位、桩顶标高、桩径、沉渣厚度和钢筋笼偏差符合设计与规范
    Position, level, diameter, sediment and cages of piles are within design and standard
    - 3 个别超差 | A few beyond
    - 6 普遍超差未处理 | Many, and nothing done
    ? 成桩记录、实测 | Pile records, measurements

    003 6 S2-S4
    支护桩、地下连续墙、锚杆的强度、垂直度和接缝质量符合设计，无明显渗漏
    Retaining piles, walls and anchors are as strong, plumb and tight as designed
    - 3 局部渗漏 | Leaks in places
    - 6 强度或垂直度不足 | Too weak or out of plumb
    ? 检测报告、照片 | Test reports, photos

    004 photo 5 S3
    土方回填分层压实，压实系数符合设计，回填土无杂物
    Backfill is laid in layers, as dense as designed and free of rubbish
    - 2 分层过厚 | Layers too thick
    - 5 压实系数不合格 | Not dense enough
    ? 试验报告、照片 | Test reports, photos`,
  ),
  group(
    { code: 'C4-钢筋', zh: '钢筋工程', en: 'Reinforcement', ...entity, stages: 'S3-S4' },
    `
    001 key photo 8
    钢筋品种、规格、数量、位置符合设计，受力钢筋间距偏差不大于 10 mm，箍筋弯钩和加密区正确
    Bars are of the kind, size, number and place designed; spacing is within 10 mm, links and close spacing are right
    - 3 间距超差 | Spacing beyond tolerance
    - 8 规格、数量不符 | Wrong size or number
    ? 隐蔽验收、实测照片 | Acceptance, photos of measurements

    002 key 8
    保护层垫块齐全，实测保护层厚度偏差：梁 +10/−7 mm、板 +8/−5 mm，合格点率不低于 90 %
    Spacers are in place; measured cover is within +10/−7 mm in beams and +8/−5 mm in slabs at 90 % of the points
    - 4 合格点率 80 %–90 % | 80–90 % of the points
    - 8 合格点率低于 80 % 或露筋 | Below 80 %, or bars show
    ? 保护层检测报告 | Cover test report

    003 6
    直螺纹接头丝头、拧紧扭矩和外露丝扣符合要求，同一连接区段接头面积百分率不超限，工艺检验合格
    Threads, torque and visible turns of couplers are right, joints in one section within the limit, and type tests passed
    - 3 外露丝扣超标 | Too many turns show
    - 6 扭矩不合格或未抽检 | Torque fails, or not checked
    ? 扭矩抽检、工艺检验报告 | Torque checks, type tests`,
  ),
  group(
    { code: 'C4-混凝土', zh: '混凝土结构', en: 'Concrete', ...entity, stages: 'S3-S5' },
    `
    001 key 10 示例-C4-01
    结构混凝土强度（回弹或钻芯）达到设计要求，试件评定合格
    Strength of the structure's concrete, by rebound or core, is as designed, and cubes pass
    - 5 个别构件低于设计值经处理 | A few members low, treated
    - 10 不合格未处理 | Low and untreated
    ? 回弹记录、评定报告 | Rebound records, assessment

    002 key photo 8 示例-C4-01
    构件无露筋、蜂窝、孔洞、夹渣等严重缺陷，一般缺陷按方案修补
    Members show no bars, honeycombs, holes or inclusions; small defects are mended as planned
    - 3 一般缺陷较多 | Many small defects
    - 8 严重缺陷或擅自修补 | Grave defects, or mended without approval
    ? 照片、修补方案 | Photos, mending scheme

    003 5
    截面尺寸、垂直度、平整度、轴线位置符合规范（层高 ≤6 m 垂直度偏差不大于 10 mm）
    Sections, plumb, flatness and axes are within the standard (plumb 10 mm up to 6 m of storey height)
    - 2 合格率 80 %–90 % | 80–90 % pass
    - 5 合格率低于 80 % | Below 80 %
    ? 实测实量记录 | Measurements

    004 5
    养护及时：一般不少于 7 d，抗渗、后浇带等不少于 14 d；施工缝、后浇带留置和处理正确
    Curing starts at once and lasts 7 days, or 14 for watertight concrete and closing strips; joints are placed and treated rightly
    - 2 养护记录不全 | Records incomplete
    - 5 未养护或施工缝夹渣 | Not cured, or dirty joints
    ? 养护记录、照片 | Curing records, photos

    005 5 S3-S6
    结构裂缝经鉴别，有害裂缝按设计认可的方案处理；地下结构无渗漏
    Cracks are judged, harmful ones treated with the designer's consent; the basement does not leak
    - 2 裂缝未记录 | Not recorded
    - 5 渗漏或有害裂缝未处理 | Leaks or harmful cracks left
    ? 裂缝记录、处理方案 | Crack records, scheme

    006 key 6 S4 building
    装配式构件安装位置准确，套筒灌浆饱满密实，外墙接缝防水有效
    Precast parts are in place, sleeves are full of grout, and joints keep water out
    - 3 接缝缺陷 | Faulty joints
    - 6 灌浆不饱满 | Sleeves not full
    ? 灌浆记录、检测报告 | Grouting records, tests

    007 key 6 S4 building municipal
    钢结构焊缝、高强螺栓终拧、涂层厚度检测合格，安装偏差符合规范
    Welds, final bolt torque and coating of steel pass, and it stands within tolerance
    - 3 涂层厚度不足 | Coating too thin
    - 6 焊缝或螺栓不合格 | Welds or bolts fail
    ? 探伤报告、扭矩与涂层检测 | Weld, torque and coating tests`,
  ),
  group(
    { code: 'C4-砌体', zh: '二次结构', en: 'Infill', ...entity, stages: 'S5', worksTypes: ['building'] },
    `
    001 5
    砌体灰缝厚度 8–12 mm、砂浆饱满度符合规范，构造柱马牙槎、拉结筋设置正确
    Joints are 8–12 mm and full as required; tie columns are toothed and ties in place
    - 2 灰缝不饱满 | Joints not full
    - 5 拉结筋或构造柱缺失 | Ties or columns missing
    ? 实测、隐蔽验收 | Measurements, acceptance

    002 4
    填充墙顶部间隔不少于 14 d 后补砌顶紧，门窗洞口尺寸、预埋件符合要求
    The top course follows after at least 14 days and is tight; openings and inserts are right
    - 2 洞口超差 | Openings off
    - 4 未间隔即砌筑到顶 | Built up at once
    ? 施工记录、实测 | Site records, measurements`,
  ),
  group(
    { code: 'C4-防水', zh: '防水工程', en: 'Waterproofing', ...entity, stages: 'S5-S6' },
    `
    001 key photo 8 building 示例-C4-02
    屋面防水蓄水试验不少于 24 h（或雨后、持续淋水 2 h）无渗漏，节点附加层完整
    The roof holds water for 24 h, or two hours of rain or spray, without a leak; details have their extra layer
    - 4 附加层或收头缺陷 | Faults at details
    - 8 渗漏或未试验 | Leaks, or not tested
    ? 蓄水试验记录、照片 | Test records, photos

    002 key photo 8 building
    厨卫间防水层、面层分别蓄水 24 h 无渗漏，地漏、管根、门口处理到位
    Wet rooms hold water for 24 h over membrane and over finish; drains, pipes and doors are sealed
    - 4 仅做一次蓄水 | Only one of the two
    - 8 渗漏 | Leaks
    ? 两次蓄水试验记录 | Records of both tests

    003 6 S3-S5
    地下防水卷材搭接、阴阳角和后浇带加强层符合设计，保护层及时施工
    Basement membranes are lapped and strengthened at corners and strips as designed, and covered at once
    - 3 搭接不足 | Laps too short
    - 6 破损隐蔽 | Covered while damaged
    ? 隐蔽验收、照片 | Acceptance, photos

    004 4 S6 building
    外窗、幕墙淋水试验合格，窗框塞缝密实、打胶连续
    Windows and façades pass the spray test; frames are packed and sealed without gaps
    - 2 打胶缺陷 | Faulty sealant
    - 4 未淋水或渗漏 | Not tested, or leaks
    ? 淋水试验记录 | Spray test records`,
  ),
  group(
    {
      code: 'C4-装饰',
      zh: '装饰装修与节能',
      en: 'Finishes and energy',
      ...entity,
      stages: 'S6-S8',
      worksTypes: ['building'],
    },
    `
    001 key 8 S6-S7 示例-C4-03
    外墙保温粘结面积、锚栓数量和拉拔强度符合设计，无空鼓、脱落
    Insulation is glued, pinned and as firm as designed, neither hollow nor loose
    - 4 锚栓数量不足 | Too few pins
    - 8 粘结或拉拔不合格 | Bond or pull-out fails
    ? 粘结面积检查、拉拔报告 | Bond checks, pull-out report

    002 key photo 6 S6-S8
    临空栏杆高度、杆件净距（不大于 110 mm）和防攀爬措施符合设计，安全玻璃标识齐全
    Balustrades are as high as designed, with gaps of at most 110 mm and nothing to climb; safety glass is marked
    - 3 局部净距超标 | Gaps too wide in places
    - 6 高度不足 | Too low
    ? 实测照片 | Photos of measurements

    003 4
    墙、地面空鼓、裂缝、起砂受控，平整度、垂直度合格率不低于 90 %，饰面砖粘结强度合格
    Walls and floors are not hollow, cracked or dusty; 90 % of flatness and plumb pass, and tiles hold
    - 2 合格率不足 | Too few pass
    - 4 空鼓面积超标 | Too much is hollow
    ? 实测实量、拉拔报告 | Measurements, pull-off report

    004 4
    门窗、栏板、吊顶安装牢固，启闭灵活，吊顶吊杆间距和反支撑符合规范
    Doors, windows, panels and ceilings are firm and work; hangers and braces are to the standard
    - 2 启闭不灵活 | They stick
    - 4 固定不牢 | Not firm
    ? 抽查记录 | Checks`,
  ),
  group(
    { code: 'C4-机电', zh: '机电安装', en: 'Services', ...entity, stages: 'S7-S8' },
    `
    001 key 6
    给水、采暖、消防管道强度和严密性试验合格，排水管道灌水、通球试验合格（通球率 100 %）
    Water, heating and fire pipes hold pressure; drains pass the water and the ball test (all of them)
    - 3 试验段不全 | Sections missing
    - 6 未试验隐蔽或渗漏 | Covered untested, or leaks
    ? 试验记录 | Test records

    002 key 6
    电气线路绝缘电阻不小于 0.5 MΩ，接地、等电位联结可靠，漏电保护动作有效
    Circuits have at least 0.5 MΩ of insulation; earth and bonding are sound and residual-current devices trip
    - 3 标识不清 | Poorly marked
    - 6 绝缘或接地不合格 | Insulation or earth fails
    ? 测试记录 | Test records

    003 photo 4
    支吊架、抗震支吊架间距和固定符合设计，管道穿墙穿楼板套管和防火封堵严密
    Hangers and seismic braces are spaced and fixed as designed; sleeves and fire stopping are tight
    - 2 支吊架间距超标 | Too far apart
    - 4 防火封堵缺失 | No fire stopping
    ? 照片 | Photos

    004 4
    风管严密性、设备单机试运转和系统联合调试合格
    Ducts are tight, machines run, and systems have been commissioned together
    - 2 单机试运转记录不全 | Trial runs poorly recorded
    - 4 未联调 | Not commissioned together
    ? 试运转、调试报告 | Trial and commissioning reports`,
  ),
  group(
    { code: 'C4-市政', zh: '道路桥梁与管道', en: 'Roads, bridges and pipes', ...entity, worksTypes: ['municipal'] },
    `
    001 key 8 S2-S6
    路基、沟槽回填分层压实度符合设计，管道胸腔和管顶两侧对称回填
    Subgrade and trench fill are as dense as designed layer by layer, even on both sides of the pipe
    - 4 检测频率不足 | Tested too seldom
    - 8 压实度不合格 | Not dense enough
    ? 压实度报告 | Density reports

    002 key 8 S3-S8
    给水、燃气、热力管道强度和严密性试验合格，污水管道闭水试验合格后回填
    Water, gas and heat mains pass pressure and leak tests; sewers pass the water test before they are covered
    - 4 分段试验不全 | Sections missing
    - 8 未试验回填 | Covered untested
    ? 试验记录 | Test records

    003 photo 5 S3-S8
    检查井位置、井盖标高与路面平顺，井室砌筑密实，防坠网齐全
    Manholes are in place and level with the road, well built, and have their fall nets
    - 2 标高不顺 | Not level
    - 5 防坠网缺失 | No nets
    ? 照片 | Photos

    004 6 S5-S8
    路面厚度、平整度、弯沉、压实度检测合格，接缝平顺
    Thickness, evenness, deflection and density of the pavement pass, and joints are smooth
    - 3 个别指标不足 | One figure low
    - 6 厚度或压实度不合格 | Thickness or density fails
    ? 检测报告 | Test reports

    005 key 8 S4
    预应力张拉力与伸长值双控，孔道压浆密实，支座安装位置和水平度符合设计
    Stressing is kept by force and extension, ducts are full of grout, and bearings sit level and in place
    - 4 压浆记录不全 | Grouting records incomplete
    - 8 张拉或压浆不合格 | Stressing or grouting fails
    ? 张拉、压浆记录 | Stressing and grouting records

    006 4 S5-S8
    路缘石、盲道、护栏、排水口等附属设施牢固顺直，无障碍通行连续
    Kerbs, tactile paving, rails and gullies are firm and true, and the way without steps is unbroken
    - 2 局部不顺直 | Not true in places
    - 4 盲道中断或护栏不牢 | Paving broken, or rails loose
    ? 照片、实测 | Photos, measurements`,
  ),
  group(
    { code: 'C4-轨道', zh: '隧道与轨道', en: 'Tunnels and track', ...entity, worksTypes: ['rail'] },
    `
    001 key photo 8 S2-S3
    初期支护格栅间距、连接和喷射混凝土厚度、强度符合设计，背后注浆密实，无侵限
    Lattice spacing and joints, thickness and strength of sprayed concrete are as designed; voids are grouted and the section is clear
    - 4 间距或厚度个别不足 | A few short
    - 8 强度不足或侵限 | Too weak, or into the clearance
    ? 断面检测、钻芯、照片 | Section survey, cores, photos

    002 key 8 S2-S5
    管片拼装错台、椭圆度和轴线偏差在允许范围内，无贯穿裂缝、漏泥漏水
    Steps, ovality and line of the segments are within tolerance, with no through cracks or leaks
    - 4 错台、破损较多 | Many steps or chips
    - 8 轴线超限或漏泥 | Off line, or leaking soil
    ? 管片测量、渗漏记录 | Ring survey, leak records

    003 key 6 S4-S5
    二衬厚度、强度符合设计，衬砌背后无空洞，施工缝、变形缝止水带安装正确
    The inner lining is as thick and strong as designed, with no voids behind; water stops in joints are right
    - 3 空洞未注浆 | Voids not grouted
    - 6 厚度或强度不合格 | Too thin or weak
    ? 雷达检测、强度报告 | Radar survey, strength reports

    004 key 6 S6-S8
    轨道几何尺寸、道床强度、扣件扭矩和焊缝探伤合格，限界检查无侵限
    Track geometry, slab strength, fastening torque and weld tests pass, and nothing stands in the clearance
    - 3 几何尺寸个别超差 | A few beyond tolerance
    - 6 侵限或焊缝不合格 | In the clearance, or welds fail
    ? 轨检、探伤、限界检查报告 | Track, weld and clearance reports

    005 5 S6-S8
    车站装修吊顶、栏杆、安全门牢固，人防门、防淹门和疏散通道符合设计
    Ceilings, rails and platform doors of stations are firm; civil-defence and flood gates and exits are as designed
    - 2 固定缺陷 | Poorly fixed
    - 5 疏散通道受阻 | Exits blocked
    ? 照片、验收记录 | Photos, acceptance`,
  ),
]
