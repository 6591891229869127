/**
 * The documentation is true: what it says to type runs, what it quotes stands in the file it quotes, and its links lead
 * somewhere. In Markdown, a `sh` block whose first line is `# runs` is run, one whose first line is `# serves` is left
 * running until its page ends, and the lines of a `text` block right after must come out in that order (`...` skips).
 * `<!-- from FILE -->` before a block says that it stands in FILE so; `<!-- log.json POINTER -->` that it is that value.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
const NOT_CLONED = new Set(['.git', '.chancery'])
const PORT = '8081'

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md', ...markdown('docs')].filter(
  (page) => existsSync(join(ROOT, page)),
)

interface Block {
  readonly line: number
  /** The word after the fence. */
  readonly language: string
  readonly text: string
  /** What the comment on the line before the block says. */
  readonly comment: string
  /** True where only empty lines stand between this block and the one before. */
  readonly follows: boolean
}

describe('the commands of each page run as they are written', { concurrency: true }, () => {
  for (const page of pages.filter((name) => blocksOf(name).some(isRun)))
    // Each block starts processes: on a busy machine a page takes minutes.
    test(`the commands of ${page} run as they are written`, { timeout: 300_000 }, () => runPage(page))
})

async function runPage(page: string): Promise<void> {
  const folder = clone()
  const port = await freePort()
  const serving: Serving[] = []
  try {
    const blocks = blocksOf(page)
    let defined = ''
    for (const [index, block] of blocks.entries()) {
      if (!isRun(block)) continue
      const script = defined + block.text.replaceAll(PORT, port)
      // What a reader has defined in the terminal stays defined.
      defined += [...script.matchAll(/^\w+\(\) \{.*\}\n/gm)].map(([line]) => line).join('')
      const said = block.text.startsWith('# serves')
        ? await serve(script, folder, serving)
        : await run(script, folder)
      const place = `${page}:${block.line}`
      assert.equal(said.code, 0, `${place}: exit ${said.code}\n${said.output}`)
      const next = blocks[index + 1]
      if (next?.language === 'text' && next.follows)
        inOrder(place, said.output, next.text.replaceAll(PORT, port))
    }
  } finally {
    await endAll(serving, folder)
  }
}

async function endAll(serving: readonly Serving[], folder: string): Promise<void> {
  for (const { child } of serving) child.kill('SIGTERM')
  await Promise.all(serving.map(({ closed }) => closed))
  rmSync(folder, { recursive: true, force: true })
  // The handle of a process that has ended goes one turn later; until then it counts as left open.
  await wait(20)
}

test('the addresses of the example site that the README names answer', async () => {
  const folder = clone()
  const serving: Serving[] = []
  try {
    const said = await serve('npx --no-install chancery serve --examples --port 0', folder, serving)
    const port = /http:\/\/localhost:(\d+)/.exec(said.output)?.[1]
    const text = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const paths = [...text.matchAll(/<http:\/\/localhost:8080(\/[^>]*)>/g)].map(([, path = '']) => path)
    assert.ok(paths.length > 2)
    for (const path of paths) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
      await answer.arrayBuffer()
      assert.equal(answer.status, 200, path)
    }
  } finally {
    await endAll(serving, folder)
  }
})

test('what the documentation quotes stands so in the file that it names', () => {
  const faults = pages.flatMap((page) =>
    blocksOf(page).flatMap(({ comment, text, line }) => {
      const file = /^from (\S+)$/.exec(comment)?.[1]
      if (file === undefined) return []
      const trimmed = (lines: string): string =>
        lines
          .split('\n')
          .map((one) => one.trim())
          .join('\n')
      return trimmed(readFileSync(join(ROOT, file), 'utf8')).includes(trimmed(text).trim())
        ? []
        : [`${page}:${line}: does not stand so in ${file}`]
    }),
  )
  assert.deepEqual(faults, [])
})

test('the worked example of the record is that of the vectors, and follows from its own bytes', () => {
  const log = JSON.parse(readFileSync(join(ROOT, 'tests/conformance/record/log.json'), 'utf8')) as unknown
  const shown = new Map<string, string>()
  for (const { comment, text, line } of blocksOf('docs/record.md')) {
    const pointer = /^log\.json (\/\S+)$/.exec(comment)?.[1]
    if (pointer === undefined) continue
    const name = pointer.split('/').at(-1) ?? ''
    shown.set(name, text.replace(/\n$/, ''))
    assert.equal(
      text.replace(/\n$/, ''),
      String(at(log, pointer)).replace(/\n$/, ''),
      `docs/record.md:${line}`,
    )
  }
  const sha256 = (...parts: readonly (string | Uint8Array)[]): string =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
  assert.equal(sha256('chancery/act/v1\n', shown.get('act') ?? ''), shown.get('id'))
  assert.equal(sha256(Uint8Array.of(0), shown.get('entry') ?? ''), shown.get('leaf'))
  assert.ok(shown.get('entry')?.includes(shown.get('act') ?? 'nothing'))
  assert.ok(shown.get('entry')?.includes(shown.get('signature') ?? 'nothing'))
})

test('the links of the documentation lead to files that are there', () => {
  const faults = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].flatMap(({ 1: target = '' }) =>
      existsSync(join(ROOT, dirname(page), target)) ? [] : [`${page}: ${target}`],
    ),
  )
  assert.deepEqual(faults, [])
})

test('every file of the documentation is linked from its index', () => {
  const index = readFileSync(join(ROOT, 'docs/README.md'), 'utf8')
  const missing = markdown('docs').filter(
    (page) => !/^docs\/(acts\/|README)/.test(page) && !index.includes(`](${page.slice('docs/'.length)})`),
  )
  assert.deepEqual(missing, [])
})

function markdown(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()
}

function prose(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8')
  let end = 0
  return [...text.matchAll(/(?:^<!-- (.*) -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const between = text.slice(end, match.index)
    end = match.index + match[0].length
    return {
      line: text.slice(0, match.index).split('\n').length,
      language: match[2] ?? '',
      text: match[3] ?? '',
      comment: match[1] ?? '',
      follows: between.trim() === '',
    }
  })
}

function isRun({ language, text }: Block): boolean {
  return language === 'sh' && /^# (?:runs|serves)\n/.test(text)
}

/** A folder with all that a clone has, by links, in which what a command writes is thrown away. */
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-docs-'))
  for (const name of readdirSync(ROOT))
    if (!NOT_CLONED.has(name)) symlinkSync(join(ROOT, name), join(folder, name))
  return folder
}

interface Serving {
  readonly child: ChildProcess
  readonly closed: Promise<void>
}

interface Said {
  readonly code: number | null
  readonly output: string
}

function run(script: string, folder: string): Promise<Said> {
  const child = spawn('bash', ['-e', '-c', script], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output += piece.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

/** Starts the last command of a block, which serves, and waits until it says where. */
function serve(script: string, folder: string, serving: Serving[]): Promise<Said> {
  // The shell becomes the command, so that ending the one ends the other.
  const command = script
    .replace(/^# serves\n/m, '')
    .replace(/^npx --no-install chancery/m, 'exec node bin/chancery.mjs')
  const child = spawn('bash', ['-e', '-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  serving.push({ child, closed: new Promise((resolve) => child.once('close', () => resolve())) })
  let output = ''
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output += piece.toString()
        if (/http:\/\/localhost:\d+/.test(output)) resolve({ code: 0, output })
      })
    }
    child.once('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}

function freePort(): Promise<string> {
  const server = createServer()
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(String(port)))
    }),
  )
}

function inOrder(place: string, output: string, shown: string): void {
  let from = 0
  for (const line of shown.split('\n').filter((one) => one.trim() !== '' && one.trim() !== '...')) {
    // Three dots within a line stand for what differs from one run to the next.
    const found = new RegExp(
      line
        .split('...')
        .map((part) => RegExp.escape(part))
        .join('.*'),
      'g',
    )
    found.lastIndex = from
    const match = found.exec(output)
    assert.ok(match, `${place}: does not come out: ${line}\n${output}`)
    from = match.index + match[0].length
  }
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value)
}
