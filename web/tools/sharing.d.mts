import type { Plugin, Rolldown } from 'vite'

export const groups: Rolldown.CodeSplittingGroup[]
export function sharedAtOnce(): Plugin
