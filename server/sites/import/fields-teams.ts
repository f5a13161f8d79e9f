import type { Field } from './fields.ts'
import { agencyFields, placeFields } from './fields-places.ts'

const certificates = (name: string, zh: string, en: string): Field[] => [
  { name, label: { zh, en }, cell: 'text', headings: [zh, name.toLowerCase(), en.replaceAll(' ', '')] },
  {
    name: `${name}Certificate`,
    label: { zh: `${zh}执法证号`, en: `${en}'s certificate` },
    cell: 'text',
    headings: [`${zh}执法证号`, `${zh}证号`, `${name.toLowerCase()}certificate`],
  },
  {
    name: `${name}CertificateUntil`,
    label: { zh: `${zh}执法证有效期`, en: `${en}'s certificate valid until` },
    cell: 'date',
    headings: [`${zh}执法证有效期`, `${zh}证件有效期`, `${name.toLowerCase()}certificateuntil`],
  },
  {
    name: `${name}Disciplines`,
    label: { zh: `${zh}专业`, en: `${en}'s disciplines` },
    cell: 'text',
    headings: [`${zh}专业`, `${name.toLowerCase()}disciplines`],
  },
  {
    name: `${name}Phone`,
    label: { zh: `${zh}电话`, en: `${en}'s phone` },
    cell: 'text',
    headings: [`${zh}电话`, `${name.toLowerCase()}phone`],
  },
]

/** What a list of teams can say: one row a team, with its lead and its second officer. */
export const teamFields: readonly Field[] = [
  ...agencyFields,
  {
    name: 'name',
    label: { zh: '小组名称', en: 'team name' },
    cell: 'text',
    required: true,
    headings: ['小组名称', '小组', '执法小组', '名称', '班组', 'team', 'teamname', 'name'],
  },
  ...placeFields.filter((field) => field.name !== 'geometry'),
  {
    name: 'baseAddress',
    label: { zh: '驻地', en: 'base address' },
    cell: 'text',
    headings: ['驻地', '驻地地址', '出发地点', '办公地点', 'base', 'baseaddress', 'address'],
  },
  {
    name: 'startsAt',
    label: { zh: '上班时间', en: 'starts at' },
    cell: 'time',
    headings: ['上班时间', '出发时间', '开始时间', 'startsat', 'start'],
  },
  {
    name: 'endsAt',
    label: { zh: '下班时间', en: 'ends at' },
    cell: 'time',
    headings: ['下班时间', '返回时间', '结束时间', 'endsat', 'end'],
  },
  {
    name: 'lunchFrom',
    label: { zh: '午休最早', en: 'lunch from' },
    cell: 'time',
    headings: ['午休最早', '午休开始', '午餐开始', 'lunchfrom'],
  },
  {
    name: 'lunchTo',
    label: { zh: '午休最晚', en: 'lunch to' },
    cell: 'time',
    headings: ['午休最晚', '午休结束', '午餐结束', 'lunchto'],
  },
  {
    name: 'lunchMinutes',
    label: { zh: '午休分钟', en: 'lunch minutes' },
    cell: 'integer',
    headings: ['午休分钟', '午休时长', 'lunchminutes'],
  },
  {
    name: 'maxDrivingMinutes',
    label: { zh: '每日最长行车分钟', en: 'most driving minutes a day' },
    cell: 'integer',
    headings: ['每日最长行车分钟', '最长行车分钟', '最长驾驶时间', 'maxdrivingminutes', 'maxdriving'],
  },
  {
    name: 'maxStops',
    label: { zh: '每日最多站数', en: 'most stops a day' },
    cell: 'integer',
    headings: ['每日最多站数', '每日最多检查数', 'maxstops'],
  },
  {
    name: 'weekdays',
    label: { zh: '出勤日', en: 'weekdays' },
    cell: 'text',
    headings: ['出勤日', '工作日', '星期', 'weekdays', 'days'],
  },
  ...certificates('lead', '组长', 'lead'),
  ...certificates('officer', '组员', 'officer'),
]
