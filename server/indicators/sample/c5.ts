import { group } from './group.ts'

const safety = { domain: 'safety' } as const

/** C5 绿色施工与环境: dust, noise, waste, living quarters. */
export const c5 = [
  group(
    { code: 'C5-扬尘', zh: '扬尘治理', en: 'Dust', ...safety, angle: 'entity' },
    `
    001 key photo 8 示例-C5-01
    裸露土方、易起尘物料全部苫盖、固化或绿化，短期作业面随完随盖
    Bare soil and dusty stuff are all covered, bound or planted; working faces are covered as soon as they are done
    - 3 局部裸露 | Bare in places
    - 8 大面积裸露 | Large bare areas
    ? 全景照片 | Overview photos

    002 key photo 8 S1-S7 示例-C5-02
    出入口设洗车机和沉淀、排水设施并正常使用，出场车辆车轮、车身洁净，不带泥上路
    Gates have a wash bay with settling and drains, in use; vehicles leave clean and carry no mud onto the road
    - 3 冲洗记录不全 | Records incomplete
    - 5 设施停用 | Out of use
    - 8 未设洗车设施 | No wash bay
    ? 冲洗设施和出口路面照片、记录 | Photos of bay and road, records

    003 key 6 S1-S7
    扬尘视频和颗粒物（PM）在线监测设备联网运行，每日查看数据，超标及时处置并记录
    Dust cameras and particle (PM) monitors are on line; readings are looked at daily, and what is too high is dealt with on record
    - 2 处置记录缺失 | No record of the response
    - 4 设备离线 | Off line
    - 6 未安装或遮挡数据造假 | None, or readings tampered with
    ? 监测数据、处置记录 | Readings, records

    004 photo 5
    主要道路、加工区、材料堆场硬化，定时洒水清扫，无明显积尘
    Main ways, workshops and yards are paved, watered and swept, with no dust lying
    - 2 积尘 | Dust lies
    - 5 主要道路未硬化 | Not paved
    ? 照片、洒水记录 | Photos, watering records

    005 key 6 S1-S6
    土方、拆除、切割作业采取湿法和喷雾降尘，四级及以上大风停止土方和拆除作业
    Digging, demolition and cutting are done wet or under spray; digging and demolition stop in wind of force 4
    - 3 降尘不足 | Too little spray
    - 6 大风天继续作业 | Work went on in the wind
    ? 照片、停工记录 | Photos, records of stops

    006 key 5 conduct
    空气重污染预警期间按级别落实停工、限行等应急减排措施并留存记录
    In heavy pollution alerts the measures of the level (stops, fewer vehicles) are taken and recorded
    - 2 记录不全 | Records incomplete
    - 5 未落实 | Not taken
    ? 预警响应记录、照片 | Response records, photos`,
  ),
  group(
    { code: 'C5-运输', zh: '渣土与机械', en: 'Spoil and machines', ...safety, angle: 'conduct' },
    `
    001 key 6 S1-S8
    建筑垃圾、渣土由有准运手续的车辆密闭运输，消纳去向可查，门岗进门查证、出门查车
    Spoil and rubble leave in licensed, closed vehicles for known tips; the gate checks papers going in and vehicles going out
    - 3 台账不全 | The register is incomplete
    - 6 使用无证车辆 | Unlicensed vehicles
    ? 准运证、消纳证、门岗台账 | Licences, tip permits, gate register

    002 5 S1-S7
    进场非道路移动机械完成编码登记，排放达标，不使用冒黑烟机械，燃油来源可查
    Mobile machines are registered by code, clean enough, free of black smoke, and run on fuel whose source is known
    - 2 台账不全 | The register is incomplete
    - 5 使用未登记或超标机械 | Unregistered or dirty machines
    ? 编码登记、检测、燃油票据 | Registration, tests, fuel receipts

    003 photo 3
    建筑垃圾分类存放、及时清运，可回收物和有害垃圾单独收集
    Waste is kept by kind and taken away; what can be used again and what is harmful are apart
    - 1 分类不清 | Mixed
    - 3 乱堆乱倒 | Dumped
    ? 照片、清运记录 | Photos, removal records`,
  ),
  group(
    { code: 'C5-噪声', zh: '噪声、光与水', en: 'Noise, light and water', ...safety, angle: 'conduct' },
    `
    001 key 5
    场界噪声昼间不超过 70 dB(A)、夜间不超过 55 dB(A)；夜间（22:00–6:00）施工取得证明并公告居民
    Noise at the boundary is at most 70 dB(A) by day and 55 by night; work from 22:00 to 6:00 has its permit and is announced
    - 2 公告缺失 | Not announced
    - 5 无证夜间施工 | Night work without a permit
    ? 监测记录、夜施证明、公告 | Readings, permit, notice

    002 3 S2-S7
    照明灯具和电焊弧光遮挡，不直射居民住宅
    Lamps and welding arcs are screened and do not shine into homes
    - 1 遮挡不全 | Poorly screened
    - 3 直射住宅 | Shining into homes
    ? 照片 | Photos

    003 4 S1-S8
    施工废水、泥浆经沉淀处理，取得排水许可后排放，不直排市政管网和河道
    Waste water and slurry are settled and drained under permit, never straight into sewers or rivers
    - 2 沉淀池未清掏 | Basins not cleaned
    - 4 直排 | Drained straight
    ? 排水许可、清掏记录、照片 | Permit, cleaning records, photos`,
  ),
  group(
    { code: 'C5-生活', zh: '生活区与文明施工', en: 'Quarters and order', ...safety, angle: 'entity' },
    `
    001 photo 4
    宿舍人均使用面积不少于 2.5 ㎡，通风采光、冬季取暖安全，卫生有人管理
    Dormitories give each person at least 2.5 m², with air, light and safe heating, and are kept clean
    - 2 卫生较差 | Dirty
    - 4 人均面积不足或取暖不安全 | Too crowded, or unsafe heating
    ? 照片、人员登记 | Photos, register

    002 4
    食堂有许可、从业人员健康证有效，食品留样，燃气和用电安全
    The canteen is licensed, its staff certified healthy, samples are kept, gas and power are safe
    - 2 留样或健康证缺失 | No samples or certificates
    - 4 无许可经营 | No licence
    ? 许可证、健康证、留样记录 | Licence, certificates, sample records

    003 photo 3
    施工标牌齐全，材料码放整齐，工完场清，临街面整洁
    Site boards are complete, materials stacked, work cleared up, and the street front is tidy
    - 1 标牌不全 | Boards missing
    - 3 现场脏乱 | Untidy
    ? 照片 | Photos

    004 3 conduct S1-S8
    制定绿色施工方案，落实节水、节电、节材和临时设施周转，能耗有计量
    A green plan stands: water, power and materials are saved, temporary works re-used, and use is metered
    - 1 计量不全 | Not all metered
    - 3 无方案 | No plan
    ? 绿色施工方案、计量台账 | Green plan, meter readings

    005 photo 4 S8
    完工后拆除临建、清理场地，破损道路、绿地、管线恢复，移交手续完成
    At the end huts are gone, the ground is cleared, roads, green and pipes are made good and handed back
    - 2 清理不彻底 | Not all cleared
    - 4 未恢复 | Not made good
    ? 照片、移交单 | Photos, handover`,
  ),
]
