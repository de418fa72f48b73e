<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
<context>
    <name>Ferry</name>
    <message>
        <source>歯舞群島への船</source>
        <translation>The ferry to the Tooth Dance islands</translation>
    </message>
    <message numerus="yes">
        <source>%n 便 (&amp;S)</source>
        <translation type="unfinished">
            <numerusform>%n &quot;sailing&quot;</numerusform>
            <numerusform>%n &quot;sailings&quot;</numerusform>
        </translation>
    </message>
    <message>
        <source>冬</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>夏</source>
        <translation type="vanished">no text</translation>
    </message>
</context>
</TS>
