#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// What Node has once made of our files it need not make again: without, loading even the smallest command takes most of a
// second on a busy machine. Threads, and only they, learn of it from the environment. Set NODE_DISABLE_COMPILE_CACHE=1
// for none. This file alone comes before the cache: in TypeScript it would cost every command a tenth of a second, in
// which Node loads what strips types.
const { directory } = enableCompileCache()
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
await import('./command-line.ts')
