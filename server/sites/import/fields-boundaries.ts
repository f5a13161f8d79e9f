import type { Field } from './fields.ts'
import { placeFields } from './fields-places.ts'

/** What a map of agencies can say. */
export const boundaryFields: readonly Field[] = [
  {
    name: 'agencyCode',
    label: { zh: '监督机构代码', en: 'agency code' },
    cell: 'text',
    headings: ['监督机构代码', '机构代码', '行政区划代码', '区划代码', '代码', 'agencycode', 'code', 'adcode', 'pac'],
  },
  {
    name: 'agency',
    label: { zh: '名称', en: 'name' },
    cell: 'text',
    headings: ['名称', '监督机构', '区县', '行政区', '区', 'name', 'namezh', 'agency', 'district', 'fullname'],
  },
  {
    name: 'nameEn',
    label: { zh: '英文名称', en: 'English name' },
    cell: 'text',
    headings: ['英文名称', '英文名', 'nameen', 'englishname', 'enname'],
  },
  ...placeFields.filter((field) => field.name === 'geometry'),
]
