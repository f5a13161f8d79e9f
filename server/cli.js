#!/usr/bin/env node
import * as nodeModule from 'node:module'

// An older Node would fail further down, with words about a file extension.
if (!process.features.typescript) {
  process.stderr.write(
    `需要 Node 24 或更新版本，现为 ${process.version}。请在项目目录内运行 npm exec jingwei --，其中自带 Node 24。
This needs Node 24 or newer and runs on ${process.version}: npm exec jingwei --, in the project's folder, has its own.\n`,
  )
  process.exit(1)
}

// What Node has once made of our files it need not make again: without, loading even the smallest command takes most of a
// second on a busy machine. Threads, and only they, learn of it from the environment. Set NODE_DISABLE_COMPILE_CACHE=1
// for none. This file alone comes before the cache: in TypeScript it would cost every command a tenth of a second, in
// which Node loads what strips types.
const { directory } = nodeModule.enableCompileCache()
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory
await import('./command-line.ts')
