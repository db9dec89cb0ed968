import type { Plugin } from 'vite'

export const groups: { name: string; priority?: number }[]
export function sharedAtOnce(): Plugin
