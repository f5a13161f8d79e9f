// Time to the first full plan and the prize of a week, for the largest and the smallest agency: node test/bench/week.ts ADDRESS [SECONDS]
import type { City, Plan, PlanEvent } from '../../server/contract/index.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:4310'
const seconds = Number(process.argv[3] ?? 10)
const city = (await (await fetch(`${address}/api/city`)).json()) as City
const agencies = [...city.agencies].sort((a, b) => b.siteCount - a.siteCount)

for (const agency of [agencies[0], agencies.at(-1)]) {
  if (!agency) continue
  const start = performance.now()
  const created = await fetch(`${address}/api/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agencyCode: agency.code, week: city.week, seconds }),
  })
  const { id } = (await created.json()) as { id: number }
  let first: string | undefined
  let improvements = 0
  for await (const event of events(`${address}/api/plans/${id}/events`)) {
    if (event.type !== 'improvement') continue
    improvements += 1
    first ??= `first full plan ${(performance.now() - start).toFixed(0)} ms, prize ${event.prize}`
  }
  const plan = (await (await fetch(`${address}/api/plans/${id}`)).json()) as Plan
  const score = plan.content?.score
  process.stdout.write(
    `${agency.code} ${agency.name.zh}: ${agency.siteCount} sites, ${agency.teamCount} teams · ${first}\n` +
      `  after ${seconds} s: ${plan.state}, prize ${score?.prize} of ${(score?.prize ?? 0) + (score?.prizeUnserved ?? 0)}, must-dos ${score?.requiredServed} of ${(score?.requiredServed ?? 0) + (score?.requiredUnserved ?? 0)}, ${score?.stops} stops, driving ${Math.round((score?.travelSeconds ?? 0) / 60)} min, ${improvements} improvements, ${plan.iterations} iterations\n`,
  )
}

async function* events(url: string): AsyncGenerator<PlanEvent> {
  const response = await fetch(url)
  let rest = ''
  for await (const chunk of (response.body as unknown as AsyncIterable<Uint8Array>) ?? []) {
    rest += new TextDecoder().decode(chunk)
    const parts = rest.split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const data = part.match(/^data: (.*)$/m)?.[1]
      if (data) yield JSON.parse(data) as PlanEvent
    }
  }
}
