/**
 * Rooms: what one says, all hear.
 *
 * @module @edge-echo/websocket/rooms
 */

export type { Relay, Unsubscribe } from './relay.ts'
export { Room, type RoomOptions, type RoomSendOptions } from './room.ts'
