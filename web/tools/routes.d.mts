import type { Plugin } from 'vite'

export function apiRoutes(): Plugin
