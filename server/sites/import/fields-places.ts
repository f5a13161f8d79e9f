import type { Field } from './fields.ts'

/** Where something is, by two numbers or by a geometry; shared by every kind that has a place. */
export const placeFields: readonly Field[] = [
  {
    name: 'longitude',
    label: { zh: '经度', en: 'longitude' },
    cell: 'degrees',
    headings: ['经度', '东经', 'longitude', 'lon', 'lng', 'long', 'x', 'pointx'],
  },
  {
    name: 'latitude',
    label: { zh: '纬度', en: 'latitude' },
    cell: 'degrees',
    headings: ['纬度', '北纬', 'latitude', 'lat', 'y', 'pointy'],
  },
  {
    name: 'easting',
    label: { zh: '东坐标', en: 'easting' },
    cell: 'number',
    headings: ['东坐标', '横坐标', '坐标东', 'y坐标', '坐标y', 'easting', 'east'],
  },
  {
    name: 'northing',
    label: { zh: '北坐标', en: 'northing' },
    cell: 'number',
    headings: ['北坐标', '纵坐标', '坐标北', 'x坐标', '坐标x', 'northing', 'north'],
  },
  {
    name: 'geometry',
    label: { zh: '空间位置', en: 'geometry' },
    cell: 'geometry',
    headings: ['空间位置', '几何', '图形', 'wkt', 'geom', 'geometry', 'thegeom', 'shape', 'geojson'],
  },
]

/** Which agency a row belongs to, by code or by name. */
export const agencyFields: readonly Field[] = [
  {
    name: 'agencyCode',
    label: { zh: '监督机构代码', en: 'agency code' },
    cell: 'text',
    headings: [
      '监督机构代码',
      '机构代码',
      '行政区划代码',
      '区划代码',
      '区县代码',
      'agencycode',
      'divisioncode',
      'adcode',
    ],
  },
  {
    name: 'agency',
    label: { zh: '监督机构', en: 'agency' },
    cell: 'text',
    headings: [
      '监督机构',
      '监督机构名称',
      '区县',
      '区',
      '所属区',
      '所在区',
      '所在区县',
      '所属区县',
      '行政区',
      '行政区划',
      '主管部门',
      'agency',
      'district',
      'county',
      'borough',
    ],
  },
]
