<HTML>
<HEAD>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>留言板</TITLE>
<LINK href="/inc/css.css" type=text/css rel=stylesheet>
</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE width=776 align=center border=0 cellSpacing=0 cellPadding=0><TR><TD><IMG src="/inc/banner.gif" width=776 height=120></TD></TR>
<TR><TD bgColor=#0066cc align=center><FONT color=#ffffff><A href="/">首　页</A> ┆ <A href="/gk.htm">高新概况</A> ┆ <A href="/news/">高新动态</A> ┆ <A href="/tz.htm">投资环境</A> ┆ <A href="/bbs.asp">留言板</A></FONT></TD></TR></TABLE>
<TABLE width=776 align=center border=0 cellSpacing=0 cellPadding=0><TR>
<TD width=180 vAlign=top bgColor=#eef4ff><TABLE width=100% border=0><TR><TD><B>热点新闻</B></TD></TR>
<TR><TD>·<A href="/news/2011/0316_2240.htm">主要经济指标翻两番</A></TD></TR><TR><TD>·高新区上半年引资18亿元</TD></TR><TR><TD>·陕西省一季度GDP增长12.6%</TD></TR>
<TR><TD><B>招商热线</B><BR>0917-3310000</TD></TR></TABLE></TD>
<TD width=596 vAlign=top><FORM action="/bbs.asp" method=post><INPUT name=nr><INPUT type=submit value=提交></FORM></TD></TR></TABLE>
<TABLE width=776 align=center border=0><TR><TD align=center><HR>版权所有：宝鸡高新技术产业开发区管理委员会　陕ICP备05000000号<BR>地址：宝鸡市高新大道69号　电话：0917-3310001　传真：0917-3310002<BR>您是第 356871 位访问者</TD></TR></TABLE>
</BODY></HTML>
