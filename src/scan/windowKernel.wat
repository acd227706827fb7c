;; Finds in bytes the places where a window of an anchor may begin, 16 places at a time; windowTable.ts fills the tables.
;; The text comes with bytes behind it that no window has, since 19 are read from each place before the end.
;;
;; A byte has a set of windows at each of the three places of a window: those that have its low half there and those
;; that have its high half. What is in all six may begin here. There are 16 sets of windows, each a bit of one of two
;; bytes, so there are two times six tables of 16 bytes; the instruction for a look into such a table is `i8x16.swizzle`.
(module
  ;; 0: the tables of the low and the high half, for the three places, first of 8 sets of windows and then of 8 others.
  ;; 1024: 1 at the number of each window. 32768: the text.
  (memory (export "memory") 2)

  ;; The first place from $at on where a window may begin, or one at or behind $end where there is none before $end.
  (func (export "next") (param $at i32) (param $end i32) (result i32)
    (local $lanes i32) (local $four i32) (local $half v128)
    (local $low0 v128) (local $high0 v128) (local $low1 v128) (local $high1 v128) (local $low2 v128) (local $high2 v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128) (local $a4 v128) (local $a5 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128) (local $b4 v128) (local $b5 v128)
    (local.set $half (i8x16.splat (i32.const 15)))
    (local.set $a0 (v128.load offset=0 (i32.const 0)))
    (local.set $a1 (v128.load offset=16 (i32.const 0)))
    (local.set $a2 (v128.load offset=32 (i32.const 0)))
    (local.set $a3 (v128.load offset=48 (i32.const 0)))
    (local.set $a4 (v128.load offset=64 (i32.const 0)))
    (local.set $a5 (v128.load offset=80 (i32.const 0)))
    (local.set $b0 (v128.load offset=96 (i32.const 0)))
    (local.set $b1 (v128.load offset=112 (i32.const 0)))
    (local.set $b2 (v128.load offset=128 (i32.const 0)))
    (local.set $b3 (v128.load offset=144 (i32.const 0)))
    (local.set $b4 (v128.load offset=160 (i32.const 0)))
    (local.set $b5 (v128.load offset=176 (i32.const 0)))
    (loop $blocks
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (local.get $end))))
      (local.set $low0 (v128.load offset=0 (local.get $at)))
      (local.set $low1 (v128.load offset=1 (local.get $at)))
      (local.set $low2 (v128.load offset=2 (local.get $at)))
      (local.set $high0 (v128.and (i16x8.shr_u (local.get $low0) (i32.const 4)) (local.get $half)))
      (local.set $high1 (v128.and (i16x8.shr_u (local.get $low1) (i32.const 4)) (local.get $half)))
      (local.set $high2 (v128.and (i16x8.shr_u (local.get $low2) (i32.const 4)) (local.get $half)))
      (local.set $low0 (v128.and (local.get $low0) (local.get $half)))
      (local.set $low1 (v128.and (local.get $low1) (local.get $half)))
      (local.set $low2 (v128.and (local.get $low2) (local.get $half)))
      (local.set $low0
        (v128.or
          (v128.and
            (v128.and
              (v128.and
                (i8x16.swizzle (local.get $a0) (local.get $low0))
                (i8x16.swizzle (local.get $a1) (local.get $high0)))
              (v128.and
                (i8x16.swizzle (local.get $a2) (local.get $low1))
                (i8x16.swizzle (local.get $a3) (local.get $high1))))
            (v128.and
              (i8x16.swizzle (local.get $a4) (local.get $low2))
              (i8x16.swizzle (local.get $a5) (local.get $high2))))
          (v128.and
            (v128.and
              (v128.and
                (i8x16.swizzle (local.get $b0) (local.get $low0))
                (i8x16.swizzle (local.get $b1) (local.get $high0)))
              (v128.and
                (i8x16.swizzle (local.get $b2) (local.get $low1))
                (i8x16.swizzle (local.get $b3) (local.get $high1))))
            (v128.and
              (i8x16.swizzle (local.get $b4) (local.get $low2))
              (i8x16.swizzle (local.get $b5) (local.get $high2))))))
      (if (v128.any_true (local.get $low0))
        (then
          ;; A bit for each place of the 16 that a window may begin at.
          (local.set $lanes
            (i32.xor (i8x16.bitmask (i8x16.eq (local.get $low0) (v128.const i64x2 0 0))) (i32.const 0xffff)))
          (loop $each
            (local.set $four (i32.load (i32.add (local.get $at) (i32.ctz (local.get $lanes)))))
            ;; Each number is windowNumber of windowTable.ts: of four bytes, and of three.
            (if (i32.or
                  (i32.load8_u offset=1024
                    (i32.shr_u (i32.mul (local.get $four) (i32.const 0x9e3779b1)) (i32.const 18)))
                  (i32.load8_u offset=1024
                    (i32.shr_u
                      (i32.mul (i32.and (local.get $four) (i32.const 0xffffff)) (i32.const 0x9e3779b1))
                      (i32.const 18))))
              (then (return (i32.add (local.get $at) (i32.ctz (local.get $lanes))))))
            (local.set $lanes (i32.and (local.get $lanes) (i32.sub (local.get $lanes) (i32.const 1))))
            (br_if $each (local.get $lanes)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $blocks))
    (unreachable)))
