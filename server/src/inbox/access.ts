import { everyone, ownAndNobodys, type Rules } from '../platform/db/scope.ts'

/** Conversations are seen by whoever has them, and by all while nobody does; messages are reached through their conversation. */
export const inboxAccess: Rules = {
  Integration: everyone,
  SocialConversation: ownAndNobodys('can_view_all_conversations'),
  SocialMessage: everyone,
  CustomerIdentity: everyone,
  ConversationRead: everyone,
}
