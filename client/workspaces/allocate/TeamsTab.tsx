import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamRow } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { usePalette } from '../../ui/theme.ts'
import { LeaveDialog } from './LeaveDialog.tsx'

type Member = TeamRow['members'][number]

/** The teams: who, with which certificates and disciplines, for which grids, how loaded, and who is away. */
export function TeamsTab({ teams, isLoading }: { teams: readonly TeamRow[]; isLoading: boolean }) {
  const { t } = useTranslation('allocate')
  const [absent, setAbsent] = useState<Member | null>(null)
  if (teams.length === 0) return <StateBox isLoading={isLoading}>{t('teams.none')}</StateBox>
  return (
    <div className="teams">
      {teams.map((team, index) => (
        <Team key={team.id} team={team} index={index} onLeave={setAbsent} />
      ))}
      <LeaveDialog member={absent} onClose={() => setAbsent(null)} />
    </div>
  )
}

type TeamProps = { team: TeamRow; index: number; onLeave: (member: Member) => void }

function Team({ team, index, onLeave }: TeamProps) {
  const { t } = useTranslation('allocate')
  const { one, share } = useNumbers()
  const palette = usePalette()
  const load = team.hoursPerWeek > 0 ? team.requiredHoursPerWeek / team.hoursPerWeek : null
  const certified = team.members.filter((member) => member.certificateNumber !== null).length
  return (
    <article className="team" aria-label={team.name}>
      <header>
        <i className="team-number" style={{ background: palette.teams[index % palette.teams.length] }}>
          {index + 1}
        </i>
        <h3>{team.name}</h3>
        <span className="team-load" data-over={load !== null && load > 1}>
          <span className="team-track" aria-hidden="true">
            <i style={{ width: `${Math.min(100, (load ?? 0) * 100)}%` }} />
          </span>
          {t('teams.load')} {share(load)}{' '}
          <small className="quiet">
            {t('teams.loadOf', { required: one(team.requiredHoursPerWeek), available: one(team.hoursPerWeek) })}
          </small>
        </span>
      </header>
      {certified < 2 ? <p className="team-warning">{t('teams.notTwo')}</p> : null}
      <p className="quiet">
        {t('teams.base')} {team.baseAddress} · {t('teams.weekdays')}{' '}
        {team.weekdays.map((day) => t(`weekday.d${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)).join(' ')}
        <br />
        {t('teams.shift', {
          from: team.startsAt,
          to: team.endsAt,
          lunch: team.lunchMinutes,
          driving: team.maxDrivingMinutes,
          stops: team.maxStops,
        })}
      </p>
      <p>
        {t('teams.grids')}{' '}
        {team.gridCodes.length > 0 ? team.gridCodes.map((code) => <Tag key={code}>{code}</Tag>) : t('noTeam')}
      </p>
      <ul>
        {team.members.map((member) => (
          <Officer key={member.id} member={member} onLeave={onLeave} />
        ))}
      </ul>
    </article>
  )
}

function Officer({ member, onLeave }: { member: Member; onLeave: (member: Member) => void }) {
  const { t } = useTranslation('allocate')
  const { may } = useSession()
  return (
    <li>
      <strong>{member.name}</strong>
      {member.isLead ? <Tag color="blue">{t('teams.lead')}</Tag> : null}
      {member.certificateNumber === null ? (
        <Tag color="error">{t('teams.noCertificate')}</Tag>
      ) : (
        <span className="quiet">
          {t('teams.certificate', { number: member.certificateNumber, until: member.certificateUntil ?? '—' })}
        </span>
      )}
      {member.disciplines.map((discipline) => (
        <Tag key={discipline}>{t(`discipline.${discipline}`)}</Tag>
      ))}
      {member.leave.map((leave) => (
        <Tag key={`${leave.firstDay} ${leave.lastDay}`} color="warning">
          {t('teams.leave', {
            from: leave.firstDay,
            to: leave.lastDay,
            reason: leave.reason === '' ? '' : ` · ${leave.reason}`,
          })}
        </Tag>
      ))}
      {may('agency') ? (
        <Button type="link" size="small" onClick={() => onLeave(member)}>
          {t('teams.addLeave')}
        </Button>
      ) : null}
    </li>
  )
}
