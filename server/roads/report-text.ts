import type { RoadReport } from '../contract/index.ts'

const reasons: Readonly<Record<string, string>> = {
  'not-a-road': '不是道路 not a road',
  'not-for-cars': '不供机动车 not for cars',
  'no-access': '禁止通行 no access',
  area: '面状 area',
  'too-short': '过短 too short',
  'node-missing': '缺节点 nodes missing',
}

/** The lines that the terminal shows of an import. */
export function roadReportText(report: RoadReport): string[] {
  const states = {
    imported: '已导入 imported',
    checked: '仅检查，未写入 checked, nothing written',
    unchanged: '与现用路网相同，未改动 the same as in use, nothing changed',
  }
  const dropped = Object.entries(report.waysDropped).map(([reason, count]) => `${reasons[reason] ?? reason} ${count}`)
  const share = report.kilometres > 0 ? Math.round((1000 * report.mainKilometres) / report.kilometres) / 10 : 0
  return [
    `${report.sourceName}: ${states[report.state]}`,
    `  道路 ways        读取 read ${report.waysRead}, 采用 kept ${report.waysKept}${dropped.length > 0 ? `, 未采用 dropped: ${dropped.join(', ')}` : ''}`,
    `  转向限制 turns   采用 kept ${report.restrictionsKept}, 未采用 dropped ${report.restrictionsDropped}`,
    `  路网 network     节点 nodes ${report.nodes}, 路段 edges ${report.edges}, ${report.kilometres} km`,
    `  连通 parts       ${report.parts}, 最大 largest ${report.largestParts.join(', ')} 节点 nodes; 主体 main ${report.mainKilometres} km (${share} %)`,
    `  工程 sites       ${report.sitesNear} / ${report.sites} 在路网附近 near the streets`,
    ...report.warnings.map((warning) => `  ! ${warning.zh} / ${warning.en}`),
  ]
}
