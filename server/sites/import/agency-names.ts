/** The agencies of Beijing by the codes they are known under, so that a file which only names them finds the same ones. */
export const beijingAgencies: readonly { readonly code: string; readonly zh: string; readonly en: string }[] = [
  { code: '110101', zh: '东城区', en: 'Dongcheng' },
  { code: '110102', zh: '西城区', en: 'Xicheng' },
  { code: '110105', zh: '朝阳区', en: 'Chaoyang' },
  { code: '110106', zh: '丰台区', en: 'Fengtai' },
  { code: '110107', zh: '石景山区', en: 'Shijingshan' },
  { code: '110108', zh: '海淀区', en: 'Haidian' },
  { code: '110109', zh: '门头沟区', en: 'Mentougou' },
  { code: '110111', zh: '房山区', en: 'Fangshan' },
  { code: '110112', zh: '通州区', en: 'Tongzhou' },
  { code: '110113', zh: '顺义区', en: 'Shunyi' },
  { code: '110114', zh: '昌平区', en: 'Changping' },
  { code: '110115', zh: '大兴区', en: 'Daxing' },
  { code: '110116', zh: '怀柔区', en: 'Huairou' },
  { code: '110117', zh: '平谷区', en: 'Pinggu' },
  { code: '110118', zh: '密云区', en: 'Miyun' },
  { code: '110119', zh: '延庆区', en: 'Yanqing' },
  { code: '110302', zh: '北京经济技术开发区', en: 'Beijing Development Area' },
]

const otherNames: Readonly<Record<string, string>> = {
  经开: '北京经济技术开发',
  经济技术开发: '北京经济技术开发',
  亦庄: '北京经济技术开发',
  亦庄经济技术开发: '北京经济技术开发',
  北京亦庄: '北京经济技术开发',
}

/** What stays of an agency's name when offices, the city and 区/县 are left out; equal cores mean the same agency. */
export function nameCore(name: string): string {
  const compact = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’.,\-_()]/g, '')
  const office = compact.replace(
    /(住房和城乡建设委员会|住房城乡建设委|住房和城乡建设局|住房城乡建设局|住建委|住建局|建委|建设局|开发建设局)$/,
    '',
  )
  const core = office
    .replace(/^北京市/, '')
    .replace(/(区|县)$/, '')
    .replace(/(district|county)$/, '')
  return otherNames[core] ?? (core === '' ? compact : core)
}

/** A code for an agency that only has a name: the official one, else its Latin letters, else one made from the name. */
export function codeFor(name: string, isTaken: (code: string) => boolean): string {
  const core = nameCore(name)
  const known = beijingAgencies.find((agency) => nameCore(agency.zh) === core || nameCore(agency.en) === core)
  if (known && !isTaken(known.code)) return known.code
  const latin = name
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 10)
  const stem = latin.length >= 2 ? latin : `X${hash(core)}`
  for (let suffix = 1; ; suffix++) {
    const code = suffix === 1 ? stem : `${stem}${suffix}`
    if (!isTaken(code)) return code
  }
}

// FNV-1a: the same name gives the same code on every machine.
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0
  return value.toString(36).toUpperCase().padStart(7, '0')
}
