namespace liaison {}
