/** The peer of the benches of live pages: a server of Node and nothing else, whose POST writes the same bytes to every stream. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const event = Buffer.from(process.argv[2] ?? '')
const streams = new Set<ServerResponse>()

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': \n\n')
    streams.add(response)
    response.once('close', () => streams.delete(response))
    return
  }
  let text = ''
  request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  request.on('end', () => {
    JSON.parse(text)
    for (const stream of streams) stream.write(event)
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end('{"accepted":true}\n')
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('SIGTERM', () => process.exit())
