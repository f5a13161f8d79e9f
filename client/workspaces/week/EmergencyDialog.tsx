import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanEmergency } from '../../../server/contract/index.ts'
import { monthDay } from './format.ts'
import type { WeekPlan } from './use-week-plan.ts'

type EmergencyDialogProps = {
  week: WeekPlan
  visit: number | null
  onAdd: (emergency: PlanEmergency, isPinned: boolean) => void
  onClose: () => void
}

type Answers = { visit: number; kind: 'accident' | 'complaint'; day: number; reason: string; isPinned: boolean }

/** In a select every value must be a value: this one stands for no day in particular. */
const ANY_DAY = -1

/** Makes a site an emergency of this week. */
export function EmergencyDialog({ week, visit, onAdd, onClose }: EmergencyDialogProps) {
  const { t } = useTranslation('week')
  const [form] = Form.useForm<Answers>()
  const [text, setText] = useState('')
  const { visits, days, shifts } = week.content
  const options = useMemo(() => {
    const wanted = text.trim()
    const found: { value: number; label: string }[] = []
    for (const [value, each] of visits.entries()) {
      if (wanted && value !== visit && !`${each.name} ${each.permitNumber} ${each.address}`.includes(wanted)) continue
      found.push({ value, label: `${each.name} · ${each.permitNumber}` })
      if (found.length >= 50) break
    }
    if (visit !== null && !found.some((option) => option.value === visit)) {
      const each = visits[visit]!
      found.unshift({ value: visit, label: `${each.name} · ${each.permitNumber}` })
    }
    return found
  }, [visits, text, visit])
  const open = days.map((day, index) => ({ day, index })).filter(({ index }) => shifts.some((s) => s.day === index))
  return (
    <Modal
      open
      title={t('dialog.emergencyTitle')}
      okText={t('dialog.emergencyAdd')}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={520}
    >
      <p>{t('dialog.emergencyText')}</p>
      <Form<Answers>
        form={form}
        layout="vertical"
        initialValues={{
          ...(visit === null ? {} : { visit }),
          kind: 'accident',
          day: ANY_DAY,
          reason: '',
          isPinned: true,
        }}
        onFinish={({ visit: index, kind, day, reason, isPinned }) =>
          onAdd({ visit: index, kind, reason: reason.trim(), day: day === ANY_DAY ? null : day }, isPinned)
        }
      >
        <Form.Item name="visit" label={t('dialog.emergencySite')} rules={[{ required: true }]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={t('dialog.emergencySitePlaceholder')}
            options={options}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('dialog.emergencyKind')}>
          <Radio.Group
            options={[
              { value: 'accident', label: t('dialog.accident') },
              { value: 'complaint', label: t('dialog.complaint') },
            ]}
          />
        </Form.Item>
        <Form.Item name="day" label={t('dialog.emergencyDay')}>
          <Select
            options={[
              { value: ANY_DAY, label: t('dialog.anyDay') },
              ...open.map(({ day, index }) => ({
                value: index,
                label: `${t(`weekday.${day.weekday as 1}`)} ${monthDay(day.date)}`,
              })),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('dialog.reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('dialog.reasonMissing') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <Form.Item name="isPinned" valuePropName="checked">
          <Checkbox>{t('dialog.emergencyPin')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
