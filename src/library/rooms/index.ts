// Rooms: what one says, all hear. The entry `@edge-echo/websocket/rooms`.

export type { Relay } from './relay.ts'
export { Room, type RoomOptions, type RoomSendOptions } from './room.ts'
