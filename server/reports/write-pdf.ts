import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { decompress } from 'wawoff2'
import type { Language } from '../contract/index.ts'
import {
  causesOf,
  clock,
  fileStem,
  hazardsOf,
  type PlanDocument,
  type ReportStop,
  type TeamDay,
  teamDays,
} from './document.ts'
import { type Labels, labelsOf } from './labels.ts'

const require = createRequire(import.meta.url)

/** Reads the fonts on first use; pdfmake subsets plain TrueType well and fast, compressed web fonts neither. */
const loadFonts = once(async () => {
  for (const weight of [400, 700]) {
    const path = require.resolve(
      `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`,
    )
    pdfmake.virtualfs.writeFileSync(`${weight}.ttf`, Buffer.from(await decompress(await readFile(path))))
  }
  pdfmake.setFonts({ NotoSansSC: { normal: '400.ttf', bold: '700.ttf', italics: '400.ttf', bolditalics: '700.ttf' } })
  // Nothing in a plan may make the server read another file or address.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
})

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined
  return () => {
    result ??= work()
    return result
  }
}

/** The week on A4, one page per team and day, with room for a seal and for signatures. */
export async function writePdf(document: PlanDocument, language: Language, teamId?: number): Promise<Buffer> {
  const l = labelsOf[language]
  await loadFonts()
  const days = teamDays(document.plan.content, teamId)
  const pages = days.map((day, index) => page(document, day, language, index < days.length - 1))
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [36, 40, 36, 44],
    defaultStyle: { font: 'NotoSansSC', fontSize: 9, lineHeight: 1.15 },
    info: { title: fileStem(document), creator: 'Jingwei' },
    ...(document.plan.isSample ? { watermark: { text: l.sample, opacity: 0.06, bold: true, fontSize: 44 } } : {}),
    footer: (current, count) => ({
      columns: [
        { text: `${fileStem(document)} · ${l.rules} ${document.plan.ruleVersion}`, fontSize: 7 },
        {
          text: l.page.replace('{page}', String(current)).replace('{pages}', String(count)),
          fontSize: 7,
          alignment: 'right',
        },
      ],
      margin: [36, 12, 36, 0],
    }),
    content: pages.length > 0 ? pages.flat() : [{ text: l.empty }],
  }
  return pdfmake.createPdf(definition).getBuffer()
}

function page(document: PlanDocument, day: TeamDay, language: Language, isFollowed: boolean): Content[] {
  const l = labelsOf[language]
  const { plan } = document
  const state = plan.state === 'approved' ? `${l.approved} ${plan.approvedBy ?? ''}` : l.draft
  return [
    {
      columns: [
        { text: `${document.agencyName[language]} · ${l.title}`, fontSize: 16, bold: true, width: '*' },
        { text: `${plan.week}\n${state}`, alignment: 'right', width: 'auto' },
      ],
    },
    {
      text: `${day.team.name}　${day.date} ${l.weekdays[day.weekday - 1] ?? ''}`,
      fontSize: 12,
      bold: true,
      margin: [0, 4, 0, 2],
    },
    { text: `${l.officers}：${officers(day, l)}` },
    { text: `${l.base}：${day.team.baseAddress}` },
    { text: summary(day, l, plan.travelSource === 'estimate'), color: '#444', margin: [0, 0, 0, 6] },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [20, 48, 128, '*', 74],
        body: [
          [l.order, `${l.start}–${l.end}`, `${l.site} / ${l.address}`, l.reasons, l.contact].map(
            (text): TableCell => ({ text, bold: true, fillColor: '#e8eef5' }),
          ),
          ...day.stops.map((stop) => row(document, stop, language)),
        ],
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        hLineColor: () => '#8a97a8',
        vLineColor: () => '#8a97a8',
      },
    },
    signatures(l, isFollowed),
  ]
}

function officers(day: TeamDay, l: Labels): string {
  return day.team.members
    .map((member) => `${member.name}${member.isLead ? `（${l.lead}）` : ''} ${member.certificateNumber ?? ''}`.trim())
    .join('，')
}

function summary({ route, stops }: TeamDay, l: Labels, isEstimate: boolean): string {
  const lunch = route.lunch ? ` · ${l.lunch} ${clock(route.lunch.startSeconds)}–${clock(route.lunch.endSeconds)}` : ''
  const driving = `${l.driving} ${Math.round(route.drivingSeconds / 60)} ${l.minutes} / ${(route.distanceMetres / 1000).toFixed(1)} ${l.kilometres}`
  return `${l.leave} ${clock(route.departureSeconds)} · ${l.back} ${clock(route.returnSeconds)}${lunch} · ${l.stops} ${stops.length} · ${driving}${isEstimate ? `（${l.estimate}）` : ''}`
}

function row(document: PlanDocument, { order, stop, visit }: ReportStop, language: Language): TableCell[] {
  const l = labelsOf[language]
  const hazards = hazardsOf(document, visit, language)
  const broken = stop.violations.map((violation) => violation.text[language]).join('; ')
  return [
    { text: String(order), bold: true, fontSize: 12, alignment: 'center' },
    {
      stack: [
        { text: `${clock(stop.startSeconds)}–${clock(stop.endSeconds)}`, bold: true },
        {
          text: `${Math.round(stop.travelSeconds / 60)} ${l.minutes}\n${(stop.travelMetres / 1000).toFixed(1)} ${l.kilometres}`,
          color: '#555',
          fontSize: 8,
        },
      ],
    },
    {
      stack: [
        { text: visit.name, bold: true },
        visit.address,
        { text: visit.permitNumber, color: '#555', fontSize: 8 },
        {
          text: `${document.stages[visit.stage]?.[language] ?? visit.stage}${visit.gridCode ? ` · ${visit.gridCode}` : ''}`,
          color: '#555',
          fontSize: 8,
        },
      ],
    },
    {
      stack: [
        {
          text: `${l.level} ${visit.level} · ${l.score} ${visit.score}${visit.required ? ` · ${l.required}` : ''}`,
          bold: true,
        },
        causesOf(visit, language),
        ...(hazards ? [{ text: `${l.hazards}：${hazards}`, fontSize: 8 }] : []),
        ...(broken ? [{ text: broken, color: '#a1260d', fontSize: 8 }] : []),
      ],
    },
    {
      stack: [
        visit.contactName ?? '',
        visit.contactPhone ?? '',
        { text: visit.contractor ?? '', fontSize: 8, color: '#555' },
      ],
    },
  ]
}

function signatures(l: Labels, isFollowed: boolean): Content {
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    columns: [
      { text: `${l.signature}：\n\n____________________\n\n____________________`, width: '*' },
      { text: `${l.approver}：\n\n____________________`, width: '*' },
      {
        width: 130,
        table: {
          widths: ['*'],
          heights: [84],
          body: [[{ text: `\n\n\n${l.seal}`, alignment: 'center', color: '#777' }]],
        },
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          hLineColor: () => '#b8b8b8',
          vLineColor: () => '#b8b8b8',
        },
      },
    ],
    ...(isFollowed ? { pageBreak: 'after' as const } : {}),
  }
}
