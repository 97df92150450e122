"use strict";
// What a grade is as a code, and the code as a square; no word of it leaves the page by itself.
var DAMM = [
  "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
  "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
];
var SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
var SIDE = 21, DATA = 13, CHECK = 13;

function damm(digits) {
  var interim = 0;
  for (var i = 0; i < digits.length; i++) interim = +DAMM[interim][+digits[i]];
  return interim;
}

// The number of a slip as it is coded, however it was typed; "" where it is none.
function slipOf(text) {
  var found = /^(RS|XR)(\d{9})$/.exec(text.toUpperCase().replace(/[\s\-\u2010-\u2015#]/g, ""));
  return found && damm(found[2]) === 0 ? found[1] + found[2] : "";
}

function codeOf(slip, grade, topics) {
  var told = 0;
  for (var i = 0; i < topics.length; i++) told += 1 << topics[i];
  var digits = slip.slice(2) + grade + (told < 10 ? "0" : "") + told;
  return (slip.slice(0, 2) === "XR" ? "XB" : "FB") + digits + damm(digits);
}

function printed(code) {
  return [code.slice(0, 2) + " " + code.slice(2, 6), code.slice(6, 10), code.slice(10, 14),
          code.slice(14)].join("-");
}

// ISO/IEC 18004, version 1, level Q: letters and digits, two in eleven bits.
function bitsOf(text) {
  var bits = "0010" + binary(text.length, 9);
  for (var i = 0; i < text.length; i += 2) {
    var one = SIGNS.indexOf(text[i]);
    bits += i + 1 < text.length
      ? binary(one * 45 + SIGNS.indexOf(text[i + 1]), 11) : binary(one, 6);
  }
  bits += "0000".slice(0, Math.min(4, DATA * 8 - bits.length));
  while (bits.length % 8) bits += "0";
  for (var pad = 0; bits.length < DATA * 8; pad++) bits += pad % 2 ? "00010001" : "11101100";
  return bits;
}

function binary(number, length) {
  var text = number.toString(2);
  while (text.length < length) text = "0" + text;
  return text;
}

// Reed and Solomon's check over the field of 256, as the standard asks.
function checked(data) {
  var power = [1], log = [];
  for (var i = 1; i < 255; i++) {
    var next = power[i - 1] << 1;
    power.push(next > 255 ? next ^ 285 : next);
  }
  for (i = 0; i < 255; i++) log[power[i]] = i;
  function times(a, b) { return a && b ? power[(log[a] + log[b]) % 255] : 0; }
  var divisor = [1];
  for (i = 0; i < CHECK; i++) {
    var longer = divisor.concat([0]);
    for (var j = 0; j < divisor.length; j++) longer[j + 1] ^= times(divisor[j], power[i]);
    divisor = longer;
  }
  var rest = data.slice();
  for (i = 0; i < CHECK; i++) rest.push(0);
  for (i = 0; i < data.length; i++) {
    var lead = rest[i];
    for (j = 0; lead && j < divisor.length; j++) rest[i + j] ^= times(divisor[j], lead);
  }
  return data.concat(rest.slice(data.length));
}

// The square: rows of modules, 1 is dark. One mask is enough, for its format says which.
function squareOf(text) {
  var bits = bitsOf(text), data = [], rows = [], fixed = [], r, c, i;
  for (i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8), 2));
  var stream = checked(data).map(function (one) { return binary(one, 8); }).join("");
  for (r = 0; r < SIDE; r++) { rows.push([]); fixed.push([]); }
  function put(row, column, dark) { rows[row][column] = dark ? 1 : 0; fixed[row][column] = 1; }
  [[0, 0], [0, SIDE - 7], [SIDE - 7, 0]].forEach(function (corner) {
    for (var y = -1; y <= 7; y++) for (var x = -1; x <= 7; x++) {
      var row = corner[0] + y, column = corner[1] + x;
      if (row < 0 || column < 0 || row >= SIDE || column >= SIDE) continue;
      var ring = Math.max(Math.abs(y - 3), Math.abs(x - 3));
      put(row, column, ring !== 2 && ring !== 4);
    }
  });
  for (i = 8; i < SIDE - 8; i++) { put(6, i, i % 2 === 0); put(i, 6, i % 2 === 0); }
  put(SIDE - 8, 8, 1);
  var told = 3 << 3, rest = told << 10;
  for (i = 14; i >= 10; i--) if (rest >> i & 1) rest ^= 1335 << (i - 10);
  var format = (told << 10 | rest) ^ 21522;
  for (i = 0; i < 15; i++) {
    var dark = format >> i & 1;
    put(i < 6 ? i : i < 8 ? i + 1 : SIDE - 15 + i, 8, dark);
    put(8, i < 8 ? SIDE - 1 - i : i === 8 ? 7 : 14 - i, dark);
  }
  var at = 0, up = true;
  for (c = SIDE - 1; c > 0; c -= 2) {
    if (c === 6) c--;
    for (i = 0; i < SIDE; i++) {
      r = up ? SIDE - 1 - i : i;
      for (var side = 0; side < 2; side++) {
        var column = c - side;
        if (fixed[r][column]) continue;
        rows[r][column] = (+stream[at++] || 0) ^ ((r + column) % 2 === 0 ? 1 : 0);
      }
    }
    up = !up;
  }
  return rows;
}
