import { everyone, ownAndNobodys, type Rules } from '../platform/db/scope.ts'

/** Conversations are seen by whoever has them, and by all while nobody does; messages and notes are reached through their conversation. */
export const inboxAccess: Rules = {
  Integration: everyone,
  ChannelHour: everyone,
  // Nobody else may go on with it.
  FacebookLogin: actor => (actor.via === 'machine' ? {} : { userId: actor.userId ?? '' }),
  DeadLetter: everyone,
  MessageTemplate: everyone,
  SocialConversation: ownAndNobodys('can_view_all_conversations'),
  SocialMessage: everyone,
  MessageWords: everyone,
  SentInvoice: everyone,
  CustomerIdentity: everyone,
  ConversationRead: everyone,
  ResponseTime: everyone,
  SatisfactionRating: everyone,
  ScheduledReply: everyone,
  ConversationNote: everyone,
  NoteMention: everyone,
  Label: everyone,
  Team: everyone,
  TeamMember: everyone,
  // Shared ones have no owner.
  CannedReply: actor => ({ OR: [{ ownerId: actor.employeeId ?? '' }, { ownerId: null }] }),
  ConversationLabel: everyone,
}
