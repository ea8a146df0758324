import { askProviderSchema, moveEngagementSchema, saveProviderSchema } from '#app/contracts/directory.ts'
import type { EngagementEvent } from '#app/domain/directory/engagement-lifecycle.ts'
import { askProvider } from '#app/use-cases/directory/ask-provider.ts'
import { moveEngagement } from '#app/use-cases/directory/move-engagement.ts'
import { saveProvider } from '#app/use-cases/directory/save-provider.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { done } from './testing.ts'

export const PROVIDER = 'org_provider_1'
export const PROFILE = {
  kinds: ['software', 'integration'],
  summaryZh: '中小企业 MES 部署',
  summaryEn: 'MES for small firms',
  offers: '设备联网\nMES',
  counties: ['330424'],
  isListed: true,
}

export async function listed(provider: Ctx, changes: Record<string, unknown> = {}): Promise<void> {
  done(await saveProvider(provider, saveProviderSchema.parse({ ...PROFILE, ...changes })))
}

export const asking = (changes: Record<string, unknown> = {}) =>
  askProviderSchema.parse({ providerId: PROVIDER, kind: 'software', subject: '联网十二台冷镦机', ...changes })

export const moving = (engagementId: string, event: EngagementEvent, reason?: string) =>
  moveEngagementSchema.parse({ engagementId, event, reason })

/** A dealing brought to its end, or as far as the events lead. */
export async function dealing(
  client: Ctx,
  provider: Ctx,
  events: readonly EngagementEvent[] = ['agree', 'deliver', 'confirm'],
): Promise<string> {
  const { engagementId } = done(await askProvider(client, asking()))
  for (const event of events) {
    const by = event === 'agree' || event === 'deliver' ? provider : client
    done(await moveEngagement(by, moving(engagementId, event)))
  }
  return engagementId
}
