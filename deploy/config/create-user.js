// Run by MongoDB's image on an empty volume: the user of server and agent, who may use this one database.
db.getSiblingDB('kinetra').createUser({
  user: 'kinetra',
  // biome-ignore lint/style/noProcessEnv: mongosh has no other way to hand it over.
  pwd: process.env.MONGODB_PASSWORD,
  roles: [{ role: 'readWrite', db: 'kinetra' }],
})
